package org.tidings.scraper.extract.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * A CSS selector of the kinds whose cost is known beforehand: tags, ids, classes and attributes, one within another
 * ({@code a b}) or directly below it ({@code a > b}), and alternatives ({@code a, b}).
 *
 * @param text as it was written
 * @param chains the alternatives
 */
public record Selector(String text, List<Chain> chains) {
    public Selector {
        chains = List.copyOf(chains);
    }

    /** Elements one within another, the outermost first. */
    record Chain(List<Step> steps) {
        Chain {
            steps = List.copyOf(steps);
        }
    }

    /** @param child whether it stands directly below the step before it */
    record Step(Compound compound, boolean child) {}

    /** @throws IllegalArgumentException saying what is wrong and what would be right */
    public static Selector of(String text) {
        return new Selector(text, new SelectorReader(text).read());
    }

    /** How many elements it names beyond those that it means, which have to be remembered while a page is walked. */
    public int steps() {
        return chains.stream().mapToInt(chain -> chain.steps().size() - 1).sum();
    }

    /** The alternatives where each is a single element. */
    List<Compound> compounds() {
        List<Compound> compounds = new ArrayList<>();
        chains.forEach(chain -> compounds.add(chain.steps().getLast().compound()));
        return compounds;
    }
}
