package org.tidings.console.history;

import java.time.Instant;
import org.tidings.model.Watchlist;

/**
 * Which are the newest articles that a query hits?
 *
 * @param watchlist holds the query, without errors; nobody has saved it
 * @param from of the first article by its time
 * @param to behind the last
 * @param skip how many of the newest hits to leave out, for the pages behind the first
 * @param limit how many to give
 */
public record Search(Watchlist watchlist, Instant from, Instant to, int skip, int limit) {}
