package org.tidings.app;

import org.tidings.app.cli.TidingsCommand;

/** Where the program begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int code = TidingsCommand.run(arguments);
        System.exit(code);
    }
}
