package org.tidings.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.NonPrintableStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A tree as YAML that people like to read: in blocks, what is short on one line, texts of several lines as they are. */
public final class YamlText {
    private static final int WIDTH = 110;
    private static final int SHORT = 80;
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setWidth(WIDTH)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setNonPrintableStyle(NonPrintableStyle.ESCAPE)
            .build();

    private static final Pattern ODD = Pattern.compile(
            "\\A\\s|[\\p{Cntrl}\u0085\u2028\u2029\ufeff&&[^\n]]|[ \u00a0]\n|\n[ \u00a0]|[ \u00a0]\\z|\n\n\\z");

    private YamlText() {}

    /** What {@link YamlFile} reads back as the same tree; whole numbers lose their {@code .0}. */
    public static String of(JsonNode tree) {
        Written written = new Written();
        new Dump(SETTINGS).dumpNode(node(tree, false), written);
        return written.text.toString();
    }

    private static final class Written implements StreamDataWriter {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(String more) {
            text.append(more);
        }

        @Override
        public void write(String more, int from, int length) {
            text.append(more, from, from + length);
        }
    }

    /** @param element of a list: what has keys and is short stands on one line there */
    private static Node node(JsonNode tree, boolean element) {
        return switch (tree.getNodeType()) {
            case OBJECT -> mapping(tree, element);
            case ARRAY -> list(tree);
            case BOOLEAN -> new ScalarNode(Tag.BOOL, tree.asText(), ScalarStyle.PLAIN);
            case NUMBER -> number(tree);
            case NULL, MISSING -> new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
            case STRING, BINARY, POJO -> text(tree.asText());
        };
    }

    private static Node mapping(JsonNode tree, boolean element) {
        List<NodeTuple> pairs = new ArrayList<>();
        tree.properties().forEach(pair -> pairs.add(new NodeTuple(text(pair.getKey()), node(pair.getValue(), false))));
        return new MappingNode(Tag.MAP, pairs, style(tree, element || !tree.has("id")));
    }

    private static Node list(JsonNode tree) {
        List<Node> items = new ArrayList<>();
        tree.forEach(item -> items.add(node(item, true)));
        return new SequenceNode(Tag.SEQ, items, style(tree, true));
    }

    private static FlowStyle style(JsonNode tree, boolean mayBeShort) {
        return tree.isEmpty() || (mayBeShort && isShort(tree)) ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    private static boolean isShort(JsonNode tree) {
        String json = tree.toString();
        boolean nested = tree.isArray() && tree.findValue("id") != null;
        return json.length() <= SHORT && !nested && !json.contains("\\n");
    }

    private static Node number(JsonNode tree) {
        boolean whole = tree.canConvertToLong() && tree.asLong() == tree.asDouble();
        return whole
                ? new ScalarNode(Tag.INT, Long.toString(tree.asLong()), ScalarStyle.PLAIN)
                : new ScalarNode(Tag.FLOAT, tree.asText(), ScalarStyle.PLAIN);
    }

    private static ScalarNode text(String text) {
        return new ScalarNode(Tag.STR, text, style(text));
    }

    /** Lines that YAML would not give back as they are go in quotes. */
    private static ScalarStyle style(String text) {
        if (ODD.matcher(text).find()) {
            return ScalarStyle.DOUBLE_QUOTED;
        }
        return text.contains("\n") ? ScalarStyle.LITERAL : ScalarStyle.PLAIN;
    }
}
