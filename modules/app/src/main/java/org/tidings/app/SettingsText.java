package org.tidings.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.tidings.model.Json;
import org.tidings.runtime.config.Settings;

/** Settings as JSON, which {@code tidings.yaml} accepts; what may be a secret is masked. */
public final class SettingsText {
    private static final String MASK = "(set)";

    private SettingsText() {}

    public static String of(Settings settings) {
        ObjectNode root = Json.mapper().valueToTree(settings);
        if (settings.console().token() != null) {
            root.withObject("/console").put("token", MASK);
        }
        for (Map.Entry<String, String> property : settings.kafka().properties().entrySet()) {
            if (isSecret(property.getKey())) {
                root.withObject("/kafka").withObject("/properties").put(property.getKey(), MASK);
            }
        }
        return root.toPrettyString();
    }

    private static boolean isSecret(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return name.contains("password")
                || name.contains("jaas")
                || name.contains("secret")
                || name.contains("token")
                || name.endsWith(".key");
    }
}
