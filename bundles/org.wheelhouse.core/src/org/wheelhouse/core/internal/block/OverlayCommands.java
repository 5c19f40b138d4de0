package org.wheelhouse.core.internal.block;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.qmp.command.QmpCommand;

import com.fasterxml.jackson.databind.JsonNode;

/** Which overlays a command makes, whoever sends it. */
public final class OverlayCommands {

	private static final String SNAPSHOT = "blockdev-snapshot-sync";

	private OverlayCommands() {
		// holds no state
	}

	/** Full paths of files. */
	public static List<Path> madeBy(QmpCommand<?> command) {
		return switch (command.name()) {
			case SNAPSHOT -> file(command.arguments()).stream().toList();
			case "transaction" -> command.arguments().path("actions").valueStream()
					.filter(action -> action.path("type").asText().equals(SNAPSHOT))
					.flatMap(action -> file(action.path("data")).stream()).toList();
			default -> List.of();
		};
	}

	private static Optional<Path> file(JsonNode arguments) {
		try {
			return Optional.of(Path.of(arguments.path("snapshot-file").asText())).filter(Path::isAbsolute);
		} catch (InvalidPathException _) {
			return Optional.empty();
		}
	}
}
