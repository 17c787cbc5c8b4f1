package org.tidings.scraper.extract.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import org.tidings.scraper.extract.rule.Selector.Chain;
import org.tidings.scraper.extract.rule.Selector.Step;

/**
 * The elements that each of several selectors means, found in one walk: an element is held against every step once, however
 * deep it stands, as what its ancestors were is carried down as bits.
 */
final class Matches implements NodeVisitor {
    /** Bits of one number. */
    static final int MOST_REMEMBERED = 64;

    /**
     * A step of a selector.
     *
     * @param before bit of the step before it; -1 for a first one
     * @param own its own bit; -1 for a last one
     */
    private record State(Compound compound, boolean child, int before, int own, int selector) {}

    private final List<State> states = new ArrayList<>();
    private final List<List<Element>> found = new ArrayList<>();
    private long[] below = new long[64];
    private long[] directly = new long[64];

    private Matches(List<Selector> selectors) {
        int bits = 0;
        for (int selector = 0; selector < selectors.size(); selector++) {
            found.add(new ArrayList<>());
            for (Chain chain : selectors.get(selector).chains()) {
                bits = add(chain, selector, bits);
            }
        }
    }

    private int add(Chain chain, int selector, int firstBit) {
        int bit = firstBit;
        List<Step> steps = chain.steps();
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            Step step = steps.get(i);
            states.add(new State(step.compound(), step.child(), i == 0 ? -1 : bit - 1, last ? -1 : bit, selector));
            bit += last ? 0 : 1;
        }
        return bit;
    }

    /** For each selector, in their order, its elements in the order of the page. */
    static List<List<Element>> in(Document document, List<Selector> selectors) {
        Matches matches = new Matches(selectors);
        document.traverse(matches);
        return matches.found;
    }

    @Override
    public void head(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        makeRoom(depth);
        long above = depth == 0 ? 0 : below[depth - 1];
        long parent = depth == 0 ? 0 : directly[depth - 1];
        long reached = 0;
        boolean bare = element.attributesSize() == 0;
        for (State state : states) {
            boolean possible = state.before < 0 || ((state.child ? parent : above) >>> state.before & 1) != 0;
            if (possible && !(bare && !state.compound.plain()) && state.compound.is(element)) {
                if (state.own < 0) {
                    add(state.selector, element);
                } else {
                    reached |= 1L << state.own;
                }
            }
        }
        directly[depth] = reached;
        below[depth] = above | reached;
    }

    private void add(int selector, Element element) {
        List<Element> elements = found.get(selector);
        if (elements.isEmpty() || !elements.getLast().equals(element)) {
            elements.add(element);
        }
    }

    private void makeRoom(int depth) {
        if (depth >= below.length) {
            below = Arrays.copyOf(below, 2 * depth);
            directly = Arrays.copyOf(directly, 2 * depth);
        }
    }
}
