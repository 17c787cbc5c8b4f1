package org.tidings.filter.match;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Guesses in which part of all articles a word stands, so that a watchlist is looked up by its rarest. */
final class Rarity {
    static final double EVERYWHERE = 1;

    private static final Set<String> COMMON = Arrays.stream(
                    ("the of and to a in for is on that by this with i you it not or be are"
                                    + " from at as your all have new more an was we will can us about if my has but our one other do no time"
                                    + " they he up may what which their out use any there see only so his when here who also now get first am"
                                    + " been would how were me some these its like than had into them should her she after two people year"
                                    + " years said says over last could just most because before many government president state states"
                                    + " country world news police court day week percent million company market city home police between"
                                    + " under against while where during since such being made make back still through off even then"
                                    + " de la le les des du et en un une que qui dans pour sur par au aux est pas plus son ses ce cette il elle"
                                    + " der die das und den von zu mit sich auf im ist dem nicht ein eine als auch es an werden aus hat dass"
                                    + " el los las del y se lo una con para su al como mas o pero sus ha di che e per non si da sono il lo gli"
                                    + " и в не на что с по как это к но из за от о до")
                            .split(" +", -1))
            .collect(Collectors.toUnmodifiableSet());

    private Rarity() {}

    static boolean isCommon(String folded) {
        return COMMON.contains(folded);
    }

    /** From 0 to 1. */
    static double of(String folded) {
        if (COMMON.contains(folded)) {
            return 0.5;
        }
        int length = folded.length();
        if (length <= 3) {
            return length == 1 ? 0.3 : 0.06;
        }
        return 0.05 / (length - 2);
    }

    static double ofPrefix(int length) {
        return length < 3 ? 0.8 : 0.2 / (length - 2);
    }
}
