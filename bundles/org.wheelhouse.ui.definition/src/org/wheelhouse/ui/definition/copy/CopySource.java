package org.wheelhouse.ui.definition.copy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.definition.DefinedImages;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.Host;

/**
 * Where a copy may come from. Immutable.
 *
 * @param host   the computer
 * @param images those that are proposed there, with the format that is said of each
 */
public record CopySource(Host host, Map<Path, Optional<String>> images) {

	/** Any file of a computer. */
	public static CopySource of(Host host) {
		return new CopySource(host, Map.of());
	}

	/** One image. */
	public static CopySource of(Host host, Path image, Optional<String> format) {
		return new CopySource(host, Map.of(image, format));
	}

	/** Reads those that a definition names; none where it cannot be read. Never fails. */
	static CompletableFuture<CopySource> read(Host host, Path definition) {
		return DefinitionFile.text(host.files(), definition)
				.thenApply(text -> new CopySource(host, images(text, DefinitionFile.folder(definition))))
				.exceptionally(_ -> of(host));
	}

	private static Map<Path, Optional<String>> images(String text, Path folder) {
		var images = new LinkedHashMap<Path, Optional<String>>();
		try {
			for (var image : DefinedImages.of(DefinitionText.parse(text).options())) {
				image.file(folder).ifPresent(file -> images.putIfAbsent(file, image.format()));
			}
		} catch (CommandLineException _) {
			// it names none
		}
		return images;
	}

	/** That is said of an image; empty where nothing is. */
	Optional<String> format(Path image) {
		return images.getOrDefault(image, Optional.empty());
	}
}
