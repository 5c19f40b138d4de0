package org.wheelhouse.ui.definition.wizard;

import java.util.Optional;
import java.util.OptionalLong;

import org.wheelhouse.ui.widget.SizeText;

/** Another value for an entry, which changes whatever part of the definition comes from it. Pure. */
final class Otherwise {

	private static final int GROWN = 3;

	private Otherwise() {
	}

	/** Empty where nothing of the definition comes from it, or from too much to be marked. */
	static Optional<String> value(Entry entry, String now, Choices choices) {
		return switch (entry) {
			case SOURCE, HOST, FOLDER, MORE -> Optional.empty();
			case DISC, IMAGE, CLOUD, KERNEL, INITRD, APPEND, NAME, USER, KEY, PASSWORD, HOST_NAME, DRIVERS, BRIDGE,
					PROCESSOR, SHARED,
					DISK_IMAGE ->
				now.isBlank() ? Optional.empty() : Optional.of(now + "x");
			case CPUS -> Optional.of(number(now).isPresent() ? String.valueOf(number(now).getAsLong() + 1) : "");
			case SSH_PORT ->
				number(now).isPresent()
						? Optional.of(String.valueOf(number(now).getAsLong() % 60000 + 1))
						: Optional.empty();
			case MEMORY, DISK_SIZE, SECOND_DISK -> SizeText.parse(now).isPresent()
					? Optional.of(SizeText.of(SizeText.parse(now).getAsLong() * GROWN))
					: Optional.empty();
			case TPM -> Optional.of(String.valueOf(!Boolean.parseBoolean(now)));
			case USE -> index(now, choices.uses().size());
			case PRESET -> index(now, choices.presets().size());
			case DISK -> index(now, choices.disks().size());
			case NETWORK -> index(now, choices.networks().size());
			case DISPLAY -> index(now, choices.displays().size());
			case GRAPHICS -> index(now, choices.graphics().size());
			case FIRMWARE -> index(now, choices.firmwares().size());
			case PROGRAM -> index(now, choices.programs().size());
			case SOUND -> index(now, choices.sounds().size());
		};
	}

	private static Optional<String> index(String now, int size) {
		return size < 2 ? Optional.empty() : Optional.of(String.valueOf((Integer.parseInt(now) + 1) % size));
	}

	private static OptionalLong number(String text) {
		try {
			return OptionalLong.of(Long.parseLong(text.strip()));
		} catch (NumberFormatException _) {
			return OptionalLong.empty();
		}
	}
}
