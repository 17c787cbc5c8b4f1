package org.tidings.app.entities;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Json;

/**
 * Reads the items of a dump of Wikidata one after the other: one array, or a document a line. Nothing is held but the item
 * being read, and of that only what is asked for.
 */
final class WikidataReader implements AutoCloseable {
    static final String ENGLISH = "en";
    static final String MULTIPLE = "mul";
    private static final String INSTANCE_OF = "P31";

    private final JsonParser json;
    private final Set<String> languages;

    private String id = "";
    private boolean isItem;
    private Map<String, String> labels = Map.of();
    private Map<String, List<String>> aliases = Map.of();
    private Map<String, String> descriptions = Map.of();
    private Set<String> kinds = Set.of();
    private int sitelinks;

    /** @param languages whose names are wanted; English is read beside them, for ids */
    WikidataReader(InputStream dump, List<String> languages) throws IOException {
        this.json = Json.mapper().createParser(dump);
        this.languages = new LinkedHashSet<>(languages);
        this.languages.add(ENGLISH);
        this.languages.add(MULTIPLE);
    }

    /**
     * The next item; null = there is none.
     *
     * @throws BadRow when the file is no JSON from here on, with the line
     */
    @Nullable
    WikidataItem next() throws IOException {
        try {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    document();
                    if (isItem && id.matches("Q[1-9]\\d{0,17}")) {
                        return item();
                    }
                } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    throw bad("expected the document of an item, found " + token, null);
                }
            }
            return null;
        } catch (JsonParseException | StreamConstraintsException e) {
            throw bad(e.getOriginalMessage(), e);
        }
    }

    private BadRow bad(String message, @Nullable Exception cause) {
        return new BadRow(json.currentLocation().getLineNr(), message, cause);
    }

    private WikidataItem item() {
        String description = languages.stream()
                .map(descriptions::get)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
        return new WikidataItem(id, labels, aliases, description, kinds, sitelinks);
    }

    private void document() throws IOException {
        id = "";
        isItem = true;
        labels = new LinkedHashMap<>();
        aliases = new LinkedHashMap<>();
        descriptions = new LinkedHashMap<>();
        kinds = new LinkedHashSet<>();
        sitelinks = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "id" -> id = json.getText();
                case "type" -> isItem = json.getText().equals("item");
                case "labels" -> values(labels);
                case "descriptions" -> values(descriptions);
                case "aliases" -> aliases();
                case "claims" -> claims();
                case "sitelinks" -> sitelinks = count();
                default -> json.skipChildren();
            }
        }
    }

    /** {@code {"en": {"language": "en", "value": "…"}}}; what is empty may be an array. */
    private void values(Map<String, String> into) throws IOException {
        eachWanted(language -> into.put(language, value()));
    }

    private void aliases() throws IOException {
        eachWanted(language -> {
            List<String> names = new ArrayList<>();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                names.add(value());
            }
            aliases.put(language, names);
        });
    }

    private interface Each {
        void language(String language) throws IOException;
    }

    private void eachWanted(Each each) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String language = json.currentName();
            json.nextToken();
            if (languages.contains(language)) {
                each.language(language);
            } else {
                json.skipChildren();
            }
        }
    }

    /** The field {@code value} of the object that begins here. */
    private String value() throws IOException {
        String value = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = json.currentName().equals("value");
            json.nextToken();
            if (wanted && json.currentToken() == JsonToken.VALUE_STRING) {
                value = json.getText();
            } else {
                json.skipChildren();
            }
        }
        return value.strip();
    }

    private void claims() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = json.currentName().equals(INSTANCE_OF);
            json.nextToken();
            if (wanted) {
                kinds();
            } else {
                json.skipChildren();
            }
        }
    }

    private void kinds() throws IOException {
        for (JsonNode claim : json.<JsonNode>readValueAsTree()) {
            String kind = claim.at("/mainsnak/datavalue/value/id").asText();
            if (!kind.isEmpty() && !claim.path("rank").asText().equals("deprecated")) {
                kinds.add(kind);
            }
        }
    }

    private int count() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return 0;
        }
        int count = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            json.nextToken();
            json.skipChildren();
            count++;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
