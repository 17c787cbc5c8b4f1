package org.tidings.runtime.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tidings.model.SecretRef;

/** Reads secrets where they are kept. They are read at use, held as short as can be, and never shown. */
public final class Secrets {
    private Secrets() {}

    /**
     * The secret behind a reference.
     *
     * @throws IllegalArgumentException saying which file or variable is missing or empty
     */
    public static String read(SecretRef ref) {
        return ref.file() != null ? ofFile(ref.file()) : ofVariable(String.valueOf(ref.env()));
    }

    static String ofFile(String file) {
        try {
            return present(Files.readString(Path.of(file)).strip(), "the secret file " + file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the secret file " + file + " cannot be read; create it, readable by this user only", e);
        }
    }

    private static String ofVariable(String name) {
        String value = System.getenv(name);
        return present(value == null ? "" : value.strip(), "the environment variable " + name);
    }

    private static String present(String secret, String where) {
        if (secret.isEmpty()) {
            throw new IllegalArgumentException(where + " is empty or not set");
        }
        return secret;
    }
}
