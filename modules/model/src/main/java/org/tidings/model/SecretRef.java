package org.tidings.model;

import org.jspecify.annotations.Nullable;

/** Where a secret is to be read: a file or an environment variable, exactly one of the two. */
public record SecretRef(@Nullable String file, @Nullable String env) {
    public SecretRef {
        if ((file == null) == (env == null)) {
            throw new IllegalArgumentException("a secret is {file: PATH} or {env: NAME}");
        }
    }

    @Override
    public String toString() {
        return file != null ? "${file:" + file + "}" : "${env:" + env + "}";
    }
}
