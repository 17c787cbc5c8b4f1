package org.tidings.scraper.extract.text;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words by which page builders name the parts of a page. A name such as {@code relatedStories-list} holds three. */
final class Words {
    private static final Map<Furniture, String> NAMES = Map.ofEntries(
            entry(
                    Furniture.HIDDEN,
                    "sr-only visually-hidden visuallyhidden screen-reader-text screenreader hidden-text offscreen "
                            + "assistive-text print-only printonly"),
            entry(
                    Furniture.NAVIGATION,
                    "nav navbar navigation breadcrumb breadcrumbs breadcrump footer masthead sidebar menu submenu skip-link "
                            + "skiplink pagination pager toc toolbar table-of-contents topbar site-header pagenav backtotop "
                            + "back-to-top prevnext prev-next next-prev nextprev"),
            entry(
                    Furniture.COMMENTS,
                    "comment comments commentlist disqus respond replies livefyre viafoura coral-talk commenting "
                            + "kommentare commentaires comentarios reaction reactions"),
            entry(
                    Furniture.RELATED,
                    "related relatedstories relatedposts related-posts related-content jp-relatedposts recirc recirculation "
                            + "recommended recommendations recommendation recommend outbrain taboola zergnet popular mostpopular most-read mostread "
                            + "trending more-stories morestories more-news readmore read-more read-next readnext readalso "
                            + "read-also see-also seealso also-read you-may-like up-next upnext teaser teasers similar suggested "
                            + "suggestions onward more-on more-from morefrom latest-news latestnews articles-list "
                            + "article-list further-reading weitere mehr-zum-thema yarpp crp_related story-package "
                            + "verwandte lire-aussi leggi-anche relacionadas relacionados relacionado lees-ook inline-link "
                            + "interlink internal-links"),
            entry(
                    Furniture.SHARE,
                    "share sharing sharebar sharedaddy addthis addtoany social socials socialmedia social-media shariff "
                            + "sharethis followus follow-us follow-buttons article-tools story-tools tool-bar"),
            entry(
                    Furniture.ADVERT,
                    "ad ads advert advertisement advertisements advertising adbox adsbygoogle adslot ad-slot adunit "
                            + "ad-container dfp sponsor sponsored sponsors affiliate promo promos promotion promoted "
                            + "werbung anzeige publicidad publicite pubblicita native-ad commercial partner-content"),
            entry(
                    Furniture.CALL,
                    "newsletter newsletters subscribe subscription subscriptions signup sign-up sign_up optin opt-in mailchimp mc4wp cookie cookies "
                            + "consent gdpr paywall regwall popup pop-up modal overlay lightbox banner cta call-to-action "
                            + "app-download download-app app-box app-banner app-promo appbanner barrier donate donation donations piano poll quiz login signin sign-in "
                            + "register registration survey toast onesignal notification notifications reading-time readingtime "
                            + "read-time"),
            entry(
                    Furniture.CAPTION,
                    "caption captions wp-caption figcaption credit credits photocredit photo-credit image-credit "
                            + "imagecredit copyright photographer legende bildunterschrift image-source"),
            entry(
                    Furniture.BYLINE,
                    "byline bylines author authors author-bio authorbio author-box authorbox about-author "
                            + "abouttheauthor contributor contributors dateline timestamp datetime pubdate published post-date entry-date "
                            + "postmeta post-meta entry-meta article-meta meta-info article-info publish-date published-date pub-date last-updated bio biography autor auteur"),
            entry(
                    Furniture.TAGS,
                    "tags taglist tag-list tagcloud tag-cloud keywords topics topic-list categories hashtags post-tags article-tags"),
            entry(
                    Furniture.MEDIA,
                    "gallery slideshow carousel video-player videoplayer jwplayer audio-player audioplayer listen "
                            + "podcast-player video-container video-wrapper slider swiper"));

    /** Names that start so tell a state or what the article is about, not what the block is. */
    private static final List<String> STATE_OR_TOPIC = List.of(
            "tag-",
            "category-",
            "has-",
            "with-",
            "no-",
            "not-",
            "is-",
            "type-",
            "format-",
            "without-",
            "post_tag-",
            "u-",
            "js-has",
            "hide-",
            "show-",
            "enable-",
            "author-",
            "topic-",
            "section-",
            "wp-block-post-",
            "single-",
            "page-");

    private Words() {}

    static Map<String, Furniture> furniture() {
        Map<String, Furniture> byWord = new HashMap<>();
        NAMES.forEach((furniture, names) -> {
            for (String name : names.split(" ", -1)) {
                byWord.put(name.replace('_', '-'), furniture);
            }
        });
        return Map.copyOf(byWord);
    }

    static boolean stateOrTopic(String name) {
        return STATE_OR_TOPIC.stream().anyMatch(name::startsWith);
    }

    /** The meaning of the first word, or pair or triple of words, in {@code name} that has one. */
    static @Nullable Furniture lookUp(Map<String, Furniture> meanings, String name) {
        List<String> words = split(name);
        for (int from = 0; from < words.size(); from++) {
            String phrase = words.get(from);
            for (int to = from; to < Math.min(words.size(), from + 3); to++) {
                phrase = to == from ? phrase : phrase + "-" + words.get(to);
                Furniture meaning = meanings.get(phrase);
                if (meaning != null) {
                    return meaning;
                }
            }
        }
        return null;
    }

    /** {@code relatedStories_list--big} is related, stories, list, big. */
    static List<String> split(String name) {
        List<String> words = new ArrayList<>(4);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean hump = i > 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
            if (hump || !Character.isLetterOrDigit(c)) {
                end(word, words);
            }
            if (Character.isLetterOrDigit(c)) {
                word.append(Character.toLowerCase(c));
            }
        }
        end(word, words);
        return words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** The names in a class or id. */
    static List<String> names(String names) {
        List<String> each = new ArrayList<>(4);
        int from = 0;
        for (int i = 0; i <= names.length(); i++) {
            if (i == names.length() || names.charAt(i) <= ' ') {
                if (i > from) {
                    each.add(names.substring(from, i));
                }
                from = i + 1;
            }
        }
        return each;
    }
}
