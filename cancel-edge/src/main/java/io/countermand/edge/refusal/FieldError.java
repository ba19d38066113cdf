package io.countermand.edge.refusal;

/** What is wrong with one field of a request. */
public record FieldError(String path, String i18nKey, String message) {

    public static FieldError of(String path, Catalogue entry, Object... particulars) {
        return new FieldError(path, entry.key(), entry.message(particulars));
    }
}
