import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Takes the signatures out of the jars in a folder of bundles: those of the platform are signed, Java would check every class of
 * the framework at each start, and its cache of classes leaves signed ones out. What was downloaded has been checked by Maven.
 */
final class Unsign {

	private Unsign() {
	}

	public static void main(String[] folders) throws IOException {
		for (String folder : folders) {
			try (Stream<Path> files = Files.list(Path.of(folder))) {
				for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
					unsign(jar);
				}
			}
		}
	}

	private static void unsign(Path jar) throws IOException {
		try (FileSystem content = FileSystems.newFileSystem(jar)) {
			List<Path> signatures = signatures(content.getPath("META-INF"));
			if (signatures.isEmpty()) {
				return;
			}
			for (Path signature : signatures) {
				Files.delete(signature);
			}
			removeDigests(content.getPath(JarFile.MANIFEST_NAME));
		}
	}

	private static List<Path> signatures(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.toString().matches(".*\\.(SF|RSA|DSA|EC)")).toList();
		}
	}

	/** The digest of each entry goes too; what else is said of one stays. */
	private static void removeDigests(Path file) throws IOException {
		Manifest manifest;
		try (InputStream in = Files.newInputStream(file)) {
			manifest = new Manifest(in);
		}
		manifest.getEntries().values()
				.forEach(entry -> entry.keySet().removeIf(name -> name.toString().endsWith("-Digest")));
		manifest.getEntries().values().removeIf(entry -> entry.isEmpty());
		try (OutputStream out = Files.newOutputStream(file)) {
			manifest.write(out);
		}
	}
}
