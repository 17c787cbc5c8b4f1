import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * Prints how long the methods of the modules' main sources are, in lines from the name to the closing brace:
 * {@code java scripts/MethodLengths.java} from the project's root.
 */
class MethodLengths {
    record Method(String place, long lines) {}

    public static void main(String[] arguments) throws Exception {
        List<Path> sources;
        try (var files = Files.walk(Path.of("modules"))) {
            sources = files.filter(file -> file.toString().matches("modules/[^/]+/src/main/java/.*\\.java")).toList();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var manager = compiler.getStandardFileManager(null, null, null);
        var task = (JavacTask) compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<Method> methods = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitMethod(MethodTree method, Void nothing) {
                    long end = positions.getEndPosition(unit, method);
                    if (method.getBody() != null && end >= 0) {
                        long from = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method.getReturnType() == null ? method : method.getReturnType()));
                        long to = unit.getLineMap().getLineNumber(end);
                        methods.add(new Method(unit.getSourceFile().getName() + ":" + from + " " + method.getName(), to - from + 1));
                    }
                    return super.visitMethod(method, nothing);
                }
            }.scan(unit, null);
        }
        methods.sort(Comparator.comparingLong(Method::lines));
        System.out.printf(
                "%d methods: median %d lines, 90th percentile %d%n",
                methods.size(),
                methods.get(methods.size() / 2).lines(),
                methods.get(methods.size() * 9 / 10).lines());
        methods.subList(methods.size() - 8, methods.size()).forEach(method -> System.out.printf("%6d  %s%n", method.lines(), method.place()));
    }
}
