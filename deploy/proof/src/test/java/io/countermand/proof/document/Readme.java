package io.countermand.proof.document;

import io.countermand.proof.contract.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The README: its code blocks, and the commands in them and in its sentences. */
record Readme(String text, List<Block> blocks) {

    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern INLINE =
            Pattern.compile("`((?:\\./countermand|mvn|java|curl|helm|docker|kubectl|psql|cd) [^`]+)`");
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*$");
    private static final Pattern PLACEHOLDER = Pattern.compile("export \\w+=\\.\\.\\..*");

    static Readme read() {
        return of(Sources.read(Sources.HOME.resolve("README.md")));
    }

    static Readme of(String text) {
        return new Readme(text, BLOCK.matcher(text).results().map(Block::of).toList());
    }

    record Block(String language, String content, int start, int end) {

        static Block of(MatchResult found) {
            return new Block(found.group(1), found.group(2), found.start(), found.end());
        }

        boolean isShell() {
            return language.equals("sh");
        }

        /** To be run against a running installation. */
        boolean calls() {
            return isShell() && content.contains("curl ");
        }

        /** Without the lines that a reader fills in. */
        String script() {
            return PLACEHOLDER.matcher(content).replaceAll("");
        }

        Stream<String> commands() {
            return content.lines()
                    .map(line -> COMMENT.matcher(line).replaceFirst(""))
                    .filter(line -> !line.isBlank());
        }
    }

    /** The JSON that stands right below a block is its answer. */
    Optional<Block> answerOf(Block block) {
        return blocks.stream()
                .filter(next -> next.language().equals("json") && next.start() > block.end())
                .findFirst()
                .filter(next -> text.substring(block.end(), next.start()).isBlank());
    }

    /** Whatever is to be typed and is no call of a running installation. */
    List<String> otherCommands() {
        var commands = new ArrayList<String>();
        blocks.stream()
                .filter(block -> block.isShell() && !block.calls())
                .flatMap(Block::commands)
                .forEach(commands::add);
        INLINE.matcher(BLOCK.matcher(text).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .forEach(commands::add);
        return commands;
    }
}
