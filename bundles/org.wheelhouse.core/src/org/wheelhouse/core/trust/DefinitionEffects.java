package org.wheelhouse.core.trust;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.core.trust.HostEffect.Kind;
import org.wheelhouse.host.ConfigText;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostPreferences;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.QemuOption;

/**
 * What the start of a definition as it is now does to its computer, with a mark by which just this is known again. The files of
 * {@code -readconfig} are part of the definition. Immutable.
 *
 * @param effects in the order of the options
 * @param mark    of the definition's bytes, those of the files that are part of it, and what the effects are about
 */
public record DefinitionEffects(List<HostEffect> effects, String mark) {

	private static final int MOST_BYTES = 4 << 20;

	public DefinitionEffects {
		effects = List.copyOf(effects);
	}

	/**
	 * Looks at one. Any thread; never fails.
	 *
	 * @param folder of the definition
	 */
	public static CompletableFuture<DefinitionEffects> look(Host host, Path folder, DefinitionText definition) {
		var named = definition.options().stream().filter(option -> option.name().equals("readconfig"))
				.flatMap(option -> DefinedImage.path(folder, option.value().orElse("")).stream()).toList();
		var read = named.stream().map(file -> host.files().read(file, 0, MOST_BYTES)).toList();
		var program = definition.commandLine().program();
		var programs = HostEffects.isInstalled(program, folder)
				? CompletableFuture.completedFuture(Set.<Path>of())
				: known(host);
		return CompletableFuture.allOf(read.toArray(CompletableFuture[]::new)).thenCombine(programs, (_, known) -> {
			var texts = read.stream().map(CompletableFuture::join)
					.map(bytes -> bytes.map(some -> new String(some, StandardCharsets.UTF_8))).toList();
			return of(folder, definition, known, named, texts);
		});
	}

	/** Those of a computer that are found or set; none while it cannot be asked. */
	private static CompletableFuture<Set<Path>> known(Host host) {
		var set = host.preferences().map(HostPreferences::settings).stream()
				.flatMap(
						settings -> Stream.concat(settings.programs().stream(), settings.preferred().values().stream()))
				.collect(Collectors.toSet());
		return host.profile()
				.thenApply(profile -> Stream
						.concat(set.stream(), profile.binaries().stream().map(HostProfile.Binary::path))
						.collect(Collectors.toUnmodifiableSet()))
				.exceptionally(_ -> Set.copyOf(set));
	}

	/** @param texts of the named files; empty for one that cannot be read */
	static DefinitionEffects of(Path folder, DefinitionText definition, Set<Path> known, List<Path> named,
			List<Optional<String>> texts) {
		var options = new ArrayList<QemuOption>(definition.options());
		texts.stream().flatMap(Optional::stream).forEach(text -> options.addAll(ConfigText.options(text)));
		var effects = new ArrayList<>(HostEffects.of(definition.commandLine().program(), known, options, folder));
		for (int i = 0; i < named.size(); i++) {
			if (texts.get(i).isEmpty()) {
				effects.add(new HostEffect(Kind.RUNS, named.get(i).toString(),
						"takes more options from " + named.get(i) + ", which cannot be read now",
						"-readconfig " + named.get(i)));
			}
		}
		return new DefinitionEffects(effects, mark(definition, texts, effects));
	}

	private static String mark(DefinitionText definition, List<Optional<String>> texts, List<HostEffect> effects) {
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			Stream.of(Stream.of(definition.text()), texts.stream().map(text -> text.orElse("")),
					effects.stream().map(effect -> effect.kind() + " " + effect.target())).flatMap(all -> all)
					.map(text -> text.getBytes(StandardCharsets.UTF_8)).forEach(bytes -> {
						// Where one text ends is part of what is marked.
						digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
						digest.update(bytes);
					});
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException e) {
			throw new AssertionError("every Java has SHA-256", e);
		}
	}
}
