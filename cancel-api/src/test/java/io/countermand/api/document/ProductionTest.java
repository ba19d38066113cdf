package io.countermand.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Call;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Swagger UI is for development: the production profile has none, and nothing that leads to it. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@TestProfile(ProductionTest.Production.class)
class ProductionTest {

    @ParameterizedTest
    @ValueSource(strings = {"/q/swagger-ui", "/q/swagger-ui/", "/q/swagger-ui/index.html", "/swagger-ui", "/q/dev-ui"})
    void thereIsNoSwaggerUi(String path) {
        assertThat(Call.get(path).send().status()).isEqualTo(404);
    }

    public static class Production implements QuarkusTestProfile {

        @Override
        public String getConfigProfile() {
            return "prod";
        }
    }
}
