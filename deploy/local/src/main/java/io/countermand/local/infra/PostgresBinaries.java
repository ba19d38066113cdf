package io.countermand.local.infra;

import io.countermand.local.process.Folders;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The server's programs, unpacked once per user and version below the system's temporary folder. */
final class PostgresBinaries {

    private static final String VERSION = "18.3.0";
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");

    private PostgresBinaries() {}

    static Path folder() throws IOException {
        var user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_");
        var folder = Path.of(System.getProperty("java.io.tmpdir"), "countermand-postgres-" + VERSION + "-" + user);
        if (!Files.isDirectory(folder)) {
            unpackBeside(folder);
        }
        // The temporary folder is everybody's: never run programs that somebody else has put there.
        if (!Files.getOwner(folder).getName().equals(System.getProperty("user.name"))) {
            throw new StartFailed(folder + " belongs to " + Files.getOwner(folder) + "; remove it");
        }
        return folder;
    }

    /** Unpacked elsewhere and moved when complete: another process may be doing the same. */
    private static void unpackBeside(Path folder) throws IOException {
        var unfinished = Files.createTempDirectory("countermand-unpacking-");
        Files.setPosixFilePermissions(unfinished, PROGRAM);
        try (var archive = new TarArchiveInputStream(new XZCompressorInputStream(archive()))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                unpack(archive, entry, unfinished.resolve(entry.getName()));
            }
        }
        try {
            Files.move(unfinished, folder);
        } catch (FileSystemException e) {
            Folders.delete(unfinished);
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static void unpack(InputStream archive, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(archive, file);
        Files.setPosixFilePermissions(file, PROGRAM);
    }

    private static InputStream archive() throws IOException {
        var os = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        var machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(os, machine);
    }
}
