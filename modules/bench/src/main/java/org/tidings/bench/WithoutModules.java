package org.tidings.bench;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/** A class path on which Rome finds none of the modules of rome-modules. */
final class WithoutModules extends ClassLoader {
    WithoutModules(ClassLoader parent) {
        super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals("rome.properties") ? Collections.emptyEnumeration() : super.getResources(name);
    }
}
