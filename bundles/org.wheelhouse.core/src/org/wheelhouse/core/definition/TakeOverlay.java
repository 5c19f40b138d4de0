package org.wheelhouse.core.definition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.host.DefinitionText;

/**
 * Changes the option that names an image so that it names another one, as an overlay upon it, in the style in which it is
 * written. Nothing else moves. Pure.
 */
public final class TakeOverlay {

	private static final String QCOW2 = "qcow2";
	private static final Pattern JSON_BACKING = Pattern.compile("\"backing(?:\\.[^\"]*)?\"\\s*:");

	private final SeenFiles seen;
	private final Path folder;
	private final List<Path> chain;
	private final List<String> names;

	/**
	 * @param seen   tells whether two paths are one file
	 * @param folder where the machine is started: that of the definition
	 * @param chain  the images that the disk has now, uppermost first
	 * @param names  of the disk: device, drive, node
	 */
	public TakeOverlay(SeenFiles seen, Path folder, List<Path> chain, Collection<String> names) {
		this.seen = seen;
		this.folder = folder;
		this.chain = List.copyOf(chain);
		this.names = List.copyOf(names);
	}

	/**
	 * The option that names an image of the disk.
	 *
	 * @throws CoreException when there is none that could be changed; its message is a sentence for a person
	 */
	public DefinedImage option(DefinitionText definition) throws CoreException {
		var images = DefinedImages.of(definition.options());
		for (var file : chain) {
			var naming = new ArrayList<>(images.stream().filter(
					image -> image.file(folder).filter(defined -> seen.same(defined, file)).isPresent())
					.toList());
			if (naming.size() > 1) {
				naming.removeIf(image -> !names.contains(image.name()));
			}
			if (naming.size() == 1) {
				return changeable(definition, naming.getFirst());
			}
		}
		throw new CoreException("No option of the definition names the image of this disk.");
	}

	private static DefinedImage changeable(DefinitionText definition, DefinedImage image) throws CoreException {
		if (!image.written()) {
			throw new CoreException(
					"The definition opens the image read only, or throws away what is written: the new file would be of no use without it.");
		}
		if (image.format().filter("file"::equals).isPresent()) {
			throw new CoreException(
					"The definition opens the image without a format of its own; give its -blockdev a format first.");
		}
		if (namesBacking(definition.options().get(image.layer()).value().orElse(""))) {
			throw new CoreException(
					"The definition says itself what is beneath the image: the new file would be put upon that, past the image. Change it by hand.");
		}
		return image;
	}

	/** {@code backing=…}, {@code backing.driver=…}, also {@code "backing": null}: it counts more than what the new file says. */
	private static boolean namesBacking(String value) {
		return value.startsWith("{")
				? JSON_BACKING.matcher(value).find()
				: KeyValues.parse(value).parts().stream()
						.anyMatch(part -> part.key().equals("backing") || part.key().startsWith("backing."));
	}

	/**
	 * The definition with the overlay in place of the image.
	 *
	 * @param overlay full path of a qcow2 image
	 * @throws CoreException as of {@link #option(DefinitionText)}
	 */
	public DefinitionText apply(DefinitionText definition, Path overlay) throws CoreException {
		return apply(definition, overlay, QCOW2);
	}

	/**
	 * The definition with another file in place of the image.
	 *
	 * @param file   full path
	 * @param format of the file; one that QEMU cannot tell by itself is written also where the option names none
	 * @throws CoreException as of {@link #option(DefinitionText)}
	 */
	public DefinitionText apply(DefinitionText definition, Path file, String format) throws CoreException {
		return replace(definition, option(definition), folder, file, format);
	}

	/**
	 * The same where it is known which image of a disk it is.
	 *
	 * @throws CoreException as of {@link #option(DefinitionText)}
	 */
	public static DefinitionText apply(DefinitionText definition, DefinedImage image, Path folder, Path file,
			String format) throws CoreException {
		return replace(definition, changeable(definition, image), folder, file, format);
	}

	/** The same for an image that need not be written into, as a disc. */
	public static DefinitionText replace(DefinitionText definition, DefinedImage image, Path folder, Path file,
			String format)
			throws CoreException {
		if (format.isEmpty()) {
			throw new CoreException("It is not known of which format " + file + " is.",
					"Name the file and its format in the definition by hand.", null);
		}
		var spelling = spelled(file, image, folder);
		var named = definition.withValue(image.option(),
				value(definition, image.option(), image.spelling(), spelling, List.of("file", "file.filename",
						"filename"), "filename"));
		var changed = formatted(named, image, format);
		var now = DefinedImages.of(changed.options()).stream().filter(other -> other.option() == image.option())
				.findFirst();
		if (now.filter(other -> other.spelling().equals(spelling) && (other.format().equals(Optional.of(format))
				|| other.format().isEmpty() && isGuessed(format))).isEmpty()) {
			throw new CoreException("The option -" + definition.options().get(image.option()).name()
					+ " is written in a way that cannot be changed from here.");
		}
		return changed;
	}

	/**
	 * The definition with another path of the same image, which may be one that is only read.
	 *
	 * @throws CoreException when the option is written in a way that cannot be changed from here
	 */
	public static DefinitionText respelled(DefinitionText definition, DefinedImage image, String spelling)
			throws CoreException {
		var changed = definition.withValue(image.option(), value(definition, image.option(), image.spelling(), spelling,
				List.of("file", "file.filename", "filename"), "filename"));
		if (DefinedImages.of(changed.options()).stream().noneMatch(
				other -> other.option() == image.option() && other.spelling().equals(spelling))) {
			throw new CoreException("The option -" + definition.options().get(image.option()).name()
					+ " is written in a way that cannot be changed from here.");
		}
		return changed;
	}

	private static DefinitionText formatted(DefinitionText definition, DefinedImage image, String format) {
		var driver = image.format();
		if (driver.isPresent()) {
			return driver.get().equals(format)
					? definition
					: definition.withValue(image.layer(), value(definition, image.layer(), driver.get(), format,
							List.of("format", "driver", ""), "driver"));
		}
		var option = definition.options().get(image.option());
		return isGuessed(format) || !option.name().equals("drive")
				? definition
				: definition.withValue(image.option(), option.value().orElse("") + ",format=" + format);
	}

	/** A raw image is whatever its guest has written into its beginning: QEMU does not let that be written when it has to guess. */
	private static boolean isGuessed(String format) {
		return !format.equals("raw");
	}

	private static String value(DefinitionText definition, int option, String before, String after, List<String> keys,
			String member) {
		var now = definition.options().get(option);
		var value = now.value().orElse("");
		if (value.startsWith("{")) {
			return Pattern.compile("(\"(?:file\\.)?" + member + "\"\\s*:\\s*)" + Pattern.quote(json(before)))
					.matcher(value).replaceFirst(found -> Matcher.quoteReplacement(found.group(1) + json(after)));
		}
		if (!now.name().equals("drive") && !now.name().equals("blockdev")) {
			return after;
		}
		return new KeyValues(KeyValues.parse(value).parts().stream().map(part -> keys.contains(part.key())
				&& part.value().equals(before) ? new KeyValues.Part(part.key(), after) : part).toList()).text();
	}

	private static String json(String text) {
		return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
	}

	/** As the option writes paths: from the definition's folder, or in full. */
	public static String spelled(Path overlay, DefinedImage image, Path folder) {
		boolean relative = !image.spelling().startsWith("/") && !image.spelling().startsWith("file:/");
		return Optional.of(overlay).filter(file -> relative && file.startsWith(folder))
				.map(folder::relativize).orElse(overlay).toString();
	}

	/** An option as a person reads it. */
	public static String words(DefinitionText definition, int option) {
		var named = definition.options().get(option);
		return "-" + named.name() + named.value().map(value -> " " + value).orElse("");
	}
}
