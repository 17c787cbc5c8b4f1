package org.tidings.filter.match.forms;

import java.util.Set;

/** Korean writes particles onto the name: what stands before them is the name. */
public final class Korean {
    private static final int SHORTEST = 2;
    private static final int LONGEST_PARTICLES = 5;
    private static final Set<String> PARTICLES =
            Set.of(("은 는 이 가 을 를 의 에 에서 에게 에게서 에게는 에게도 에는 에도 에만 에서는 에서도 에서의 에선 엔 으로 로 으로서 로서 으로써 로써 으로는 로는 "
                            + "으로의 로의 으로부터 로부터 부터 까지 까지의 까지도 와 과 와의 과의 와는 과는 도 만 만의 만이 이나 나 이란 란 이라는 라는 이라고 라고 "
                            + "처럼 보다 보다는 마다 조차 밖에 께 께서 한테 한테서 하고 이며 며 이고 이자 측 측은 측이 측의 들 들이 들은 들을 들의 들과 들에게 인 인이 인은 "
                            + "인의 인을 이었다 였다 입니다 이다 이라며 라며 이라면 라면 이지만 지만 뿐 대로 같은 같이 산 발 식")
                    .split(" "));

    private Korean() {}

    public static boolean isHangul(char c) {
        return c >= '\uAC00' && c <= '\uD7A3';
    }

    /** How many letters are left when the fewest that may be particles go; 0 = none may go. */
    public static int longestStem(String word) {
        return shorterStem(word, word.length());
    }

    /** The next fewer, after {@code stem}; 0 = no more. */
    public static int shorterStem(String word, int stem) {
        int shortest = Math.max(SHORTEST, word.length() - LONGEST_PARTICLES);
        for (int length = stem - 1; length >= shortest; length--) {
            if (PARTICLES.contains(word.substring(length))) {
                return length;
            }
        }
        return 0;
    }
}
