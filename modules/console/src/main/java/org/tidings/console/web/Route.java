package org.tidings.console.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/** One address, who may use it, and what answers. Everything that is served is one of these. */
record Route(HandlerType method, String path, Access access, boolean takesFiles, Handler handler) {

    enum Access {
        /** Anybody: health, files, the login. */
        OPEN,
        /** A person's browser: a session where a token is set, and the CSRF token to change something. */
        PAGE,
        /** A program: the token as {@code Authorization: Bearer} where one is set. */
        API,
        /** A hub, which has nothing but an address that nobody can guess, under whatever name it knows this machine. */
        HUB
    }

    static Route open(HandlerType method, String path, Handler handler) {
        return new Route(method, path, Access.OPEN, false, handler);
    }

    static Route page(HandlerType method, String path, Handler handler) {
        return new Route(method, path, Access.PAGE, false, handler);
    }

    static Route api(HandlerType method, String path, Handler handler) {
        return new Route(method, path, Access.API, false, handler);
    }

    /** For a program that sends a file: XML or bytes, neither of which another site's form can send. */
    static Route upload(HandlerType method, String path, Handler handler) {
        return new Route(method, path, Access.API, true, handler);
    }

    static Route hub(HandlerType method, String path, Handler handler) {
        return new Route(method, path, Access.HUB, false, handler);
    }

    /** Whether it changes something. */
    boolean unsafe() {
        return !method.equals(HandlerType.GET);
    }
}
