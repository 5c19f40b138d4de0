package org.wheelhouse.core.definition.check;

import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.definition.DefinedImages;
import org.wheelhouse.core.state.DefinedImage;

/** Images that are of another format than an option says: QEMU takes a qcow2 image for a raw one without a word. */
final class FormatRule implements Rule {

	/** What nobody would find at the beginning of a raw disk. */
	private static final Set<String> CONTAINERS = Set.of("qcow2", "qcow", "vmdk", "vdi", "vhdx", "qed");
	private static final Set<String> PROTOCOLS = Set.of("file", "host_device");

	@Override
	public void check(Reading reading, Report report) {
		for (var image : DefinedImages.of(reading.text().options())) {
			image.file(reading.there().folder()).flatMap(reading.there()::head).ifPresent(head -> {
				var said = image.format().orElse("");
				if (isTakenAsRaw(reading, image, said) && CONTAINERS.contains(head.format())) {
					asRaw(reading, image, head, report);
				} else if (CONTAINERS.contains(said) && !head.format().equals(said)) {
					at(reading, image, report,
							image.spelling() + " is not a " + said + " image: it is " + words(head.format()) + ".",
							"Write " + head.format() + " in place of " + said + ".", Optional.of(head.format()));
				}
			});
		}
	}

	private static boolean isTakenAsRaw(Reading reading, DefinedImage image, String format) {
		return format.equals("raw")
				|| PROTOCOLS.contains(format) && reading.ofDevices("drive").contains(image.name());
	}

	private static void asRaw(Reading reading, DefinedImage image, ImageHead head, Report report) {
		at(reading, image, report,
				image.spelling() + " is " + words(head.format())
						+ ", and the option takes it for a raw one: the guest would see the "
						+ "container in place of its disk, and damage it when it writes. No QEMU refuses this.",
				image.format().filter(PROTOCOLS::contains).isPresent()
						? "Put a -blockdev " + head.format() + " upon this node, and let the device use that."
						: "Write " + head.format() + " in place of raw.",
				Optional.of(head.format()).filter(_ -> image.format().filter(PROTOCOLS::contains).isEmpty()));
	}

	private static String words(String format) {
		return (format.equals("raw") ? "a raw image, or of a format that is not known here" : "a " + format + " image");
	}

	/** @param format to be written in place of the one that is */
	private static void at(Reading reading, DefinedImage image, Report report, String message, String remedy,
			Optional<String> format) {
		reading.said().stream().filter(said -> said.option() == image.layer() && !said.inFile()).findFirst()
				.ifPresent(said -> said.key("format").or(() -> said.key("driver"))
						.ifPresentOrElse(key -> report.error(said, key, message, remedy,
								Mends.values(said, key, format.stream().toList())),
								() -> report.error(said, message, remedy)));
	}
}
