package io.countermand.worker.admin;

import static io.restassured.RestAssured.given;

import io.countermand.local.testing.FreshStack;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Calls of the administration, with its credential. */
public final class Admin {

    private Admin() {}

    static RequestSpecification admin() {
        return given().auth()
                .preemptive()
                .basic("admin", FreshStack.current().adminKey())
                .contentType("application/json");
    }

    public static ValidatableResponse get(String path) {
        return admin().get(path).then();
    }

    public static ValidatableResponse post(String path, String body) {
        return admin().body(body).post(path).then();
    }

    static ValidatableResponse patch(String path, String body) {
        return admin().body(body).patch(path).then();
    }

    static ValidatableResponse delete(String path) {
        return admin().delete(path).then();
    }

    /** @return the path of a new platform */
    static String aPlatform() {
        var name = "p-" + UUID.randomUUID().toString().substring(0, 8);
        post("/admin/platforms", "{\"name\":\"" + name + "\"}").statusCode(201);
        return "/admin/platforms/" + name;
    }

    static String name(String platformPath) {
        return platformPath.substring(platformPath.lastIndexOf('/') + 1);
    }

    /** A field of everything that a list has, met page by page. */
    public static List<String> allOf(String list, String field) {
        var met = new ArrayList<String>();
        var page = get(list + "?maxResults=2").statusCode(200).extract().jsonPath();
        met.addAll(page.getList("items." + field, String.class));
        while (page.getBoolean("pagination.nextPageAvailable")) {
            page = get(list + "?maxResults=2&nextCursor=" + page.getString("pagination.nextCursor"))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            met.addAll(page.getList("items." + field, String.class));
        }
        return met;
    }
}
