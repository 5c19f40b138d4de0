package org.wheelhouse.core.definition.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.wheelhouse.core.definition.DefinedImages;
import org.wheelhouse.core.state.DefinedImage;

/** UEFI in combinations that QEMU takes without a word, and that do not work or lose something. */
final class FirmwareRule implements Rule {

	private static final Pattern SECURE = Pattern.compile(".*(secboot|secure|\\.ms\\.|snakeoil|\\.sec).*");
	private static final long CODE_4M = 3_653_632;
	private static final long VARIABLES_2M = 131_072;
	private static final Set<String> SNAPSHOTS = Set.of("qcow2", "qed");

	@Override
	public void check(Reading reading, Report report) {
		var images = DefinedImages.of(reading.text().options());
		var flash = images.stream().filter(image -> isFlash(reading, image)).toList();
		var code = flash.stream().filter(image -> !image.written() || image.spelling().contains("CODE")).findFirst();
		var variables = flash.stream().filter(image -> image.written() && !image.spelling().contains("CODE"))
				.findFirst();
		code.ifPresent(image -> secure(reading, image, report));
		variables.ifPresent(image -> {
			code.ifPresent(firmware -> sizes(reading, firmware, image, report));
			raw(reading, image, report);
			first(reading, images, image, report);
		});
	}

	private static boolean isFlash(Reading reading, DefinedImage image) {
		var option = reading.text().options().get(image.option());
		return switch (option.name()) {
			case "pflash" -> true;
			case "drive" -> option.value().filter(value -> value.contains("if=pflash")).isPresent();
			case "blockdev" -> List.of("pflash0", "pflash1").stream()
					.anyMatch(key -> reading.merged("machine", key).filter(image.name()::equals).isPresent());
			default -> false;
		};
	}

	private static void secure(Reading reading, DefinedImage code, Report report) {
		var name = code.spelling().toLowerCase(Locale.ROOT).replaceFirst(".*/", "");
		if (reading.isPc() && SECURE.matcher(name).matches()) {
			at(reading, code).ifPresent(said -> report.error(said, code.spelling()
					+ " is for Secure Boot, and the machine type pc cannot have that: it would hang with a black screen.",
					"Choose -machine q35,smm=on, or a firmware without Secure Boot."));
		}
	}

	private static void sizes(Reading reading, DefinedImage code, DefinedImage variables, Report report) {
		var codeSize = size(reading, code);
		var size = size(reading, variables);
		boolean bySize = codeSize.isPresent() && size.isPresent() && codeSize.get() == CODE_4M
				&& size.get() == VARIABLES_2M;
		if (bySize) {
			at(reading, variables).ifPresent(said -> report.error(said, variables.spelling()
					+ " are variables for the firmware of 2 MiB, and " + code.spelling() + " is the one of 4 MiB.",
					"Make a copy of the template that belongs to the firmware, OVMF_VARS_4M.fd."));
		}
	}

	private static Optional<Long> size(Reading reading, DefinedImage image) {
		return image.file(reading.there().folder()).flatMap(reading.there()::head).map(ImageHead::size);
	}

	/** What is raw has no room for a snapshot. */
	private static void raw(Reading reading, DefinedImage variables, Report report) {
		var format = variables.format().filter(named -> !named.equals("file")).or(
				() -> variables.file(reading.there().folder()).flatMap(reading.there()::head).map(ImageHead::format));
		if (format.filter(name -> !SNAPSHOTS.contains(name)).isPresent()) {
			at(reading, variables).ifPresent(said -> report.warning(said,
					"The firmware's variables are in a " + format.get()
							+ " image: a snapshot of the machine leaves them out, or is refused.",
					"Make a qcow2 image of them: qemu-img convert -f raw -O qcow2."));
		}
	}

	/**
	 * The human monitor's savevm puts the guest's memory into the first back end that can take a snapshot. Those of drives are made
	 * first, in their order; then that of variables that are a {@code -blockdev}; then those of devices whose disks are.
	 */
	private static void first(Reading reading, List<DefinedImage> images, DefinedImage variables, Report report) {
		if (variables.format().filter(SNAPSHOTS::contains).isEmpty()) {
			return;
		}
		var disks = images.stream().filter(image -> image.written() && !isFlash(reading, image)).toList();
		boolean late = isNode(reading, variables);
		boolean safe = disks.stream().anyMatch(disk -> !isNode(reading, disk)
				&& (late || disk.option() < variables.option()));
		if (!disks.isEmpty() && !safe) {
			at(reading, variables).ifPresent(said -> report.warning(said,
					"The firmware's variables are the first drive that is written: savevm of the human monitor "
							+ "would put the memory of the guest into them.",
					"Have a disk that is a -drive, not a -blockdev, before this option."));
		}
	}

	private static boolean isNode(Reading reading, DefinedImage image) {
		return reading.text().options().get(image.option()).name().equals("blockdev");
	}

	private static Optional<Said> at(Reading reading, DefinedImage image) {
		return reading.said().stream().filter(said -> said.option() == image.option() && !said.inFile()).findFirst();
	}
}
