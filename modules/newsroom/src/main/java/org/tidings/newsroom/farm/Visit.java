package org.tidings.newsroom.farm;

/**
 * One request that a farm answered.
 *
 * @param feed its number in {@link Farm#feeds}
 * @param host its number
 * @param agent who asked, by the User-Agent
 * @param status of the answer, HTTP
 * @param begin when the request was read, milliseconds since the epoch
 * @param end when the answer was ready to be written
 */
public record Visit(int feed, int host, String agent, int status, long begin, long end) {}
