package org.tidings.scraper.extract;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntFunction;
import org.tidings.scraper.extract.facts.Languages;

/** Reads a page of every shape in a process with little heap; the shapes that it runs out of memory on are printed. */
final class PageMemoryProbe {
    private static final int WARM = 200;

    private PageMemoryProbe() {}

    /** @param arguments bytes of a page; none = only says how much heap everything else takes */
    public static void main(String[] arguments) throws InterruptedException {
        Extractor extractor = new Extractor(new Languages());
        byte[] small =
                "<p>The ferry left at seven with every seat taken, its captain said.".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < WARM; i++) {
            extractor.extract(small, null, "https://a.example/");
        }
        if (arguments.length == 0) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.println("base " + (runtime.totalMemory() - runtime.freeMemory()));
            return;
        }
        for (Map.Entry<String, IntFunction<byte[]>> shape : PageShapes.all().entrySet()) {
            read(extractor, shape.getKey(), shape.getValue(), Integer.parseInt(arguments[0]));
        }
    }

    private static void read(Extractor extractor, String name, IntFunction<byte[]> shape, int size)
            throws InterruptedException {
        byte[] page = shape.apply(size);
        boolean[] failed = {false};
        Thread reader = new Thread(
                null,
                () -> {
                    try {
                        extractor.extract(page, "text/html", "https://a.example/");
                    } catch (OutOfMemoryError e) {
                        failed[0] = true;
                    }
                },
                "extract",
                4L << 20);
        reader.start();
        reader.join();
        if (failed[0]) {
            System.out.println("out of memory: " + name + ", " + page.length + " bytes");
        }
    }
}
