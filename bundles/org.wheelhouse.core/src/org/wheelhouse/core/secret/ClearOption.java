package org.wheelhouse.core.secret;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.wheelhouse.core.commandline.WrittenOption;
import org.wheelhouse.core.commandline.WrittenOption.Part;
import org.wheelhouse.core.commandline.WrittenOption.Style;
import org.wheelhouse.core.commandline.WrittenOption.Type;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.Secret;

/**
 * One option while its secrets are taken out. What QEMU takes by the id of a secret instead: {@code password-secret} of VNC and
 * SPICE (since 6.0), of iSCSI and of what curl reads, {@code cookie-secret} of the latter. Not for several threads.
 */
final class ClearOption {

	/** Options whose {@code password} is the password itself; VNC's is a switch, but people write one there. */
	private static final Set<String> SERVERS = Set.of("spice", "vnc", "iscsi");
	private static final Set<String> SWITCHED = Set.of("on", "off", "yes", "no", "true", "false");
	/** Images in an option of their own, as {@code -drive} says them. */
	private static final Map<String, String> IMAGES = Map.of("hda", "index=0,media=disk", "hdb", "index=1,media=disk",
			"hdc", "index=2,media=disk", "hdd", "index=3,media=disk", "cdrom", "index=2,media=cdrom", "",
			"index=0,media=disk");
	private static final Pattern USER = Pattern
			.compile("^((https?|ftps?|iscsi)://)([^/@:%]*)[:%]([^/@]*)@(.*)$", Pattern.DOTALL);
	private static final Pattern ANYWHERE = Pattern.compile("(\\w+://[^\\s:/@,%]*)[:%][^\\s@/]+(?=@)");
	private static final Pattern KEY_OF_RBD = Pattern.compile("(?<=:)key=(?:\\\\.|[^:\\\\])*:?");

	private final UnaryOperator<String> freeId;
	private final Map<String, Secret> taken;
	private final List<String> told;
	private Optional<QemuOption> option;

	/**
	 * @param freeId makes an id that is not used of one that is wanted
	 * @param taken  takes what was taken out
	 * @param told   takes what is said of it
	 */
	ClearOption(QemuOption option, UnaryOperator<String> freeId, Map<String, Secret> taken, List<String> told) {
		this.option = Optional.of(option);
		this.freeId = freeId;
		this.taken = taken;
		this.told = told;
	}

	/** What may be an id in an option. */
	static Set<String> ids(QemuOption option) {
		return option.value().isEmpty()
				? Set.of()
				: written(option).parts().stream()
						.filter(part -> part.key().equals("id") || SecretNeed.names(part.key())).map(Part::value)
						.collect(Collectors.toSet());
	}

	/** What is left of it; empty when nothing is. */
	List<QemuOption> left() {
		return option.stream().toList();
	}

	/** Takes out what QEMU can be given otherwise. */
	void take() {
		option.filter(one -> one.value().isPresent()).map(QemuOption::name).ifPresent(name -> {
			switch (name) {
				case "object" -> object();
				case "drive", "blockdev" -> image();
				default -> {
					if (SERVERS.contains(name)) {
						password(name);
					} else if (IMAGES.containsKey(name)) {
						address();
					}
				}
			}
		});
	}

	private void object() {
		var object = now();
		var id = object.value("id").orElse("");
		var data = object.value("data");
		if (data.isEmpty() || id.isEmpty() || !object.value("qom-type").equals(Optional.of("secret"))
				|| object.value("keyid").isPresent()) { // what has a key of its own is not in clear
			return;
		}
		try {
			taken.put(id, object.value("format").filter("base64"::equals).isPresent()
					? Secret.of(Base64.getMimeDecoder().decode(data.get()))
					: Secret.of(data.get().toCharArray()));
			told.add("the data of the secret " + id);
			option = Optional.empty();
		} catch (IllegalArgumentException _) {
			// QEMU says what is wrong with it
		}
	}

	private void password(String name) {
		now().part("password").filter(part -> !SWITCHED.contains(part.value()) && !part.bare())
				.ifPresent(part -> rename(part, "password-secret", "the password of -" + name, name + "-password"));
	}

	private void image() {
		now().parts().stream().filter(part -> lastKey(part).equals("cookie")).findFirst().ifPresent(
				part -> rename(part, prefix(part) + "cookie-secret", "the cookies of " + name(), name() + "-cookies"));
		now().parts().stream().filter(part -> USER.matcher(part.value()).matches()).findFirst().ifPresent(part -> {
			var address = USER.matcher(part.value());
			if (!address.matches()) {
				return;
			}
			boolean drive = now().name().equals("drive") && part.key().equals("file");
			var prefix = drive ? "file." : prefix(part);
			var bare = address.group(1) + address.group(5);
			var id = freeId.apply(id(name()) + "-password");
			set(now().with(part.key(), bare, Type.TEXT));
			set(now().with(prefix + (address.group(2).equals("iscsi") ? "user" : "username"),
					decoded(address.group(3)), Type.TEXT));
			set(now().with(prefix + "password-secret", id, Type.TEXT));
			taken.put(id, Secret.of(decoded(address.group(4)).toCharArray()));
			told.add("the password in the address " + bare + ", which is the secret " + id + " now");
		});
	}

	/** An image that is only an address has no room for the id of a secret: {@code -drive} has. */
	private void address() {
		option.filter(image -> USER.matcher(image.value().orElse("")).matches()).ifPresent(image -> {
			option = Optional.of(new QemuOption("drive", Optional.of(IMAGES.get(image.name()) + ",file="
					+ WrittenOption.escaped(image.value().orElse(""))), image.origin()));
			image();
		});
	}

	private void rename(Part part, String key, String what, String wantedId) {
		var id = freeId.apply(id(wantedId));
		taken.put(id, Secret.of(part.value().toCharArray()));
		told.add(what + ", which is the secret " + id + " now");
		set(now().with(key, id, Type.TEXT));
		set(now().without(part.key()));
	}

	/** Takes out what is left, whatever becomes of the machine. */
	void drop() {
		option.filter(one -> one.name().equals("object")).map(ClearOption::written)
				.filter(object -> object.value("qom-type").filter(type -> type.startsWith("secret")).isPresent()
						&& object.value("data").isPresent())
				.ifPresent(secret -> {
					told.add("the data of the secret " + secret.value("id").orElse(""));
					option = Optional.empty();
				});
		option.filter(one -> one.value().isPresent()).map(ClearOption::written)
				.filter(one -> one.style() == Style.COMMAS || one.style() == Style.JSON)
				.ifPresent(one -> one.parts().stream().filter(part -> Masking.isSecret(part.key(), part.value()))
						.forEach(part -> {
							told.add("the " + lastKey(part) + " of -" + one.name());
							set(now().without(part.key()));
						}));
		option.ifPresent(one -> {
			var value = one.value().orElse("");
			var keyless = value.contains("rbd:") ? KEY_OF_RBD.matcher(value).replaceAll("") : value;
			var userless = ANYWHERE.matcher(keyless).replaceAll("$1");
			if (!userless.equals(value)) {
				told.add("the password in an address of -" + one.name());
				option = Optional.of(new QemuOption(one.name(), Optional.of(userless), one.origin()));
			}
		});
	}

	/** What a person knows it by. */
	private String name() {
		var written = now();
		return written.value("id").or(() -> written.value("node-name")).orElse("disk");
	}

	private static String id(String text) {
		var id = text.replaceAll("[^A-Za-z0-9._-]", "-");
		return id.matches("[A-Za-z].*") ? id : "s" + id;
	}

	private static String decoded(String text) {
		try {
			return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
		} catch (IllegalArgumentException _) {
			return text;
		}
	}

	private static String lastKey(Part part) {
		return part.key().substring(part.key().lastIndexOf('.') + 1);
	}

	private static String prefix(Part part) {
		return part.key().substring(0, part.key().lastIndexOf('.') + 1);
	}

	private WrittenOption now() {
		return option.map(ClearOption::written).orElseThrow();
	}

	private static WrittenOption written(QemuOption option) {
		try {
			return WrittenOption.of(
					DefinitionText.parse(new QemuCommandLine(Optional.of("qemu"), List.of(option)).format()), 0);
		} catch (CommandLineException e) {
			throw new IllegalStateException(e); // what is quoted can be read
		}
	}

	private void set(DefinitionText text) {
		option = option.flatMap(before -> text.options().stream().findFirst()
				.map(after -> new QemuOption(after.name(), after.value(), before.origin())));
	}
}
