package org.wheelhouse.core.definition;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.commandline.KeyValues.Part;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.QemuOption;

/** Gives the machine of a definition another name: in its option {@code -name}, beside whatever else stands there, or in a new one. */
public final class RenamedDefinition {

	private static final String NAME = "name";
	private static final String GUEST = "guest";

	private RenamedDefinition() {
		// holds no state
	}

	/** What the file said, and says now. */
	public record Renamed(String before, String after) {}

	/**
	 * Writes it. Any thread; nothing blocks.
	 *
	 * @param definition full path
	 * @return what was written; fails with {@link CoreException} or as {@link HostFiles#replace}
	 */
	public static CompletableFuture<Renamed> write(HostFiles files, Path definition, String name) {
		return files.read(definition, 0, DefinitionFile.MOST_BYTES).thenCompose(bytes -> {
			var text = bytes.map(read -> new String(read, StandardCharsets.UTF_8))
					.orElseThrow(() -> new CompletionException(
							new CoreException("The definition " + definition + " cannot be read.", "Make it readable.",
									null)));
			try {
				var after = of(DefinitionText.parse(text), name).text();
				return files.replace(definition, after.getBytes(StandardCharsets.UTF_8))
						.thenApply(_ -> new Renamed(text, after));
			} catch (CommandLineException e) {
				throw new CompletionException(new CoreException(definition + ", " + e.getMessage() + ".",
						"Change its name by hand, in the file.", e));
			}
		});
	}

	/** The same with another name; pure. */
	public static DefinitionText of(DefinitionText text, String name) {
		for (int option = text.options().size() - 1; option >= 0; option--) {
			var found = text.options().get(option);
			if (found.name().equals(NAME) && found.value().isPresent()) {
				return text.withValue(option, renamed(found.value().get(), name));
			}
		}
		return text.with(List.of(QemuOption.of(NAME, new KeyValues(List.of(part(name))).text())));
	}

	private static String renamed(String value, String name) {
		var parts = new ArrayList<>(KeyValues.parse(value).parts());
		var old = parts.stream().filter(part -> part.key().equals(GUEST)).reduce((_, last) -> last)
				.or(() -> parts.stream().limit(1).filter(part -> part.key().isEmpty()).findFirst());
		old.ifPresentOrElse(
				part -> parts.set(parts.lastIndexOf(part),
						part.key().equals(GUEST) ? new Part(GUEST, name) : part(name)),
				() -> parts.addFirst(new Part(GUEST, name)));
		return new KeyValues(parts).text();
	}

	/** A name with {@code =} in it would be taken for a key. */
	private static Part part(String name) {
		return new Part(name.contains("=") ? GUEST : "", name);
	}
}
