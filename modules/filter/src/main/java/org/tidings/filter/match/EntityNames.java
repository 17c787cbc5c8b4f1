package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.tidings.filter.match.forms.Forms;
import org.tidings.model.Entity;

/** Everything by which one entity is found: its name, its aliases, and the inflected forms of them. */
final class EntityNames {
    private static final int ACRONYM = 5;

    /**
     * One of them.
     *
     * @param traits the flags that {@link Lexicon} knows
     */
    record Name(Tokens tokens, int traits, AliasRules rules) {
        boolean isExact() {
            return (traits & Lexicon.EXACT) != 0;
        }
    }

    private final Entity entity;
    private final List<Name> names = new ArrayList<>();

    private EntityNames(Entity entity) {
        this.entity = entity;
    }

    static List<Name> of(Entity entity) {
        EntityNames names = new EntityNames(entity);
        names.add();
        return names.names;
    }

    private void add() {
        boolean nameGiven = false;
        long[] name = exactOf(Tokens.of(entity.name()));
        for (Entity.Alias alias : entity.aliases()) {
            Tokens tokens = Tokens.of(alias.text());
            nameGiven |= isSpecial(alias) && Arrays.equals(name, exactOf(tokens));
            add(alias, tokens);
        }
        if (!nameGiven) {
            add(Entity.Alias.of(entity.name()), Tokens.of(entity.name()));
        }
    }

    private void add(Entity.Alias alias, Tokens tokens) {
        if (!isUsable(tokens)) {
            return;
        }
        int letters = letters(alias, tokens);
        AliasRules rules = AliasRules.of(alias);
        names.add(new Name(tokens, letters | (alias.inside() ? Lexicon.INSIDE : 0) | katakana(tokens), rules));
        for (String language : alias.languages().isEmpty() ? entity.forms() : alias.languages()) {
            addForms(alias, language, derivedLetters(letters, tokens), rules);
        }
    }

    private void addForms(Entity.Alias alias, String language, int letters, AliasRules rules) {
        Set<String> forms = Forms.of(alias.text(), language);
        if (!forms.isEmpty()) {
            AliasRules derived = rules.derived(alias.text(), language);
            forms.stream()
                    .map(Tokens::of)
                    .filter(EntityNames::isUsable)
                    .forEach(form -> names.add(new Name(form, letters | Lexicon.DERIVED, derived)));
        }
    }

    private static boolean isUsable(Tokens tokens) {
        return tokens.count() > 0 && tokens.count() <= Lexicon.WORDS;
    }

    /** Whether it has conditions of its own, so that it replaces a name with the same letters. */
    private static boolean isSpecial(Entity.Alias alias) {
        return alias.letters() != null
                || alias.inside()
                || !alias.near().isEmpty()
                || !alias.notNear().isEmpty()
                || !alias.languages().isEmpty();
    }

    private static long[] exactOf(Tokens tokens) {
        long[] exact = new long[tokens.count()];
        Arrays.setAll(exact, tokens::exact);
        return exact;
    }

    private static int letters(Entity.Alias alias, Tokens tokens) {
        Entity.Letters letters = alias.letters();
        if (letters == null) {
            return isAcronym(tokens) ? Lexicon.EXACT : 0;
        }
        return switch (letters) {
            case EXACT -> Lexicon.EXACT;
            case FOLD -> 0;
            case CAPITALS -> Lexicon.CAPITALS;
        };
    }

    /** A form is a guess: where the script has capitals, they must stand where the name has them. */
    private static int derivedLetters(int letters, Tokens tokens) {
        if (letters != 0) {
            return letters;
        }
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.is(i, Tokens.CASED)) {
                return Lexicon.CAPITALS;
            }
        }
        return 0;
    }

    /** All that has case is capital, up to five letters. */
    private static boolean isAcronym(Tokens tokens) {
        int letters = 0;
        boolean cased = false;
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.is(i, Tokens.CASED) && !tokens.is(i, Tokens.CAPITALS)) {
                return false;
            }
            cased |= tokens.is(i, Tokens.CASED);
            letters += (int)
                    tokens.text(i).codePoints().filter(Character::isLetter).count();
        }
        return cased && letters <= ACRONYM;
    }

    private static int katakana(Tokens tokens) {
        return (NameSearch.isKatakana(tokens, 0) ? Lexicon.KATAKANA_FIRST : 0)
                | (NameSearch.isKatakana(tokens, tokens.count() - 1) ? Lexicon.KATAKANA_LAST : 0);
    }
}
