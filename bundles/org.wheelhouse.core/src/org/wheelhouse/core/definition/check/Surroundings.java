package org.wheelhouse.core.definition.check;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.HostFiles;

/**
 * What was seen of a computer on which a definition is to be started. Immutable; what is not known is not in it.
 *
 * @param folder  where it is started
 * @param files   what is at the paths that the definition names, without those that could not be told
 * @param heads   the beginnings of images
 * @param listed  names in folders where something is missing
 * @param configs what the files say that {@code -readconfig} names, by its value
 * @param taken   where others listen
 * @param memory  bytes that the computer has
 */
public record Surroundings(Path folder, Map<Path, FileStatus> files, Map<Path, ImageHead> heads,
		Map<Path, List<String>> listed, Map<String, String> configs, List<TakenPort> taken, OptionalLong memory) {

	private static final int MOST_NAMES = 1000;
	private static final int LONGEST_CONFIG = 1 << 20;

	public Surroundings {
		files = Map.copyOf(files);
		heads = Map.copyOf(heads);
		listed = Map.copyOf(listed);
		configs = Map.copyOf(configs);
		taken = List.copyOf(taken);
	}

	/** Nothing is known of the computer. */
	public static Surroundings unknown(Path folder) {
		return new Surroundings(folder, Map.of(), Map.of(), Map.of(), Map.of(), List.of(), OptionalLong.empty());
	}

	/**
	 * Looks at what a definition names: reads the first bytes of plain files and names in folders, and opens nothing for
	 * writing. Never fails; any thread.
	 *
	 * @param folder where it is started
	 * @param taken  where others listen
	 * @param memory bytes that the computer has
	 */
	public static CompletableFuture<Surroundings> look(HostFiles files, DefinitionText definition, Path folder,
			List<TakenPort> taken, OptionalLong memory) {
		return configs(files, definition, folder).thenCompose(configs -> {
			var named = Said.of(definition.options(), configs).stream().flatMap(said -> NamedFile.of(said).stream())
					.toList();
			var paths = named.stream().flatMap(file -> file.path(folder).stream()).distinct().toList();
			return files.statuses(paths)
					.thenCompose(seen -> heads(files, named, folder, seen)
							.thenCombine(names(files, seen), (heads, listed) -> new Surroundings(folder, seen, heads,
									listed, configs, taken, memory)));
		});
	}

	private static CompletableFuture<Map<String, String>> configs(HostFiles files, DefinitionText definition,
			Path folder) {
		var asked = new HashMap<String, CompletableFuture<Optional<byte[]>>>();
		for (var option : definition.options()) {
			if (option.name().equals("readconfig")) {
				option.value().ifPresent(spelling -> DefinedImage.path(folder, spelling)
						.ifPresent(path -> asked.put(spelling, files.read(path, 0, LONGEST_CONFIG))));
			}
		}
		return all(asked,
				(spelling, bytes, told) -> told.put(spelling, new String(bytes, StandardCharsets.UTF_8)));
	}

	private static CompletableFuture<Map<Path, ImageHead>> heads(HostFiles files, List<NamedFile> named, Path folder,
			Map<Path, FileStatus> seen) {
		var asked = new HashMap<Path, CompletableFuture<Optional<byte[]>>>();
		named.stream().filter(file -> file.kind() == NamedFile.Kind.IMAGE).flatMap(file -> file.path(folder).stream())
				.filter(path -> isFile(seen.get(path)))
				.forEach(path -> asked.computeIfAbsent(path, file -> files.read(file, 0, ImageHead.LENGTH)));
		return all(asked, (path, bytes, told) -> Optional.ofNullable(seen.get(path))
				.ifPresent(status -> told.put(path, ImageHead.of(bytes, status.size()))));
	}

	private static boolean isFile(@Nullable FileStatus status) {
		return status != null && status.isFile();
	}

	private static CompletableFuture<Map<Path, List<String>>> names(HostFiles files, Map<Path, FileStatus> seen) {
		var folders = new HashSet<Path>();
		seen.forEach((path, status) -> {
			var above = path.getParent();
			if (!status.exists() && above != null) {
				folders.add(above);
			}
		});
		var asked = new HashMap<Path, CompletableFuture<Optional<List<Path>>>>();
		folders.forEach(above -> asked.put(above, files.list(above, MOST_NAMES)));
		return all(asked, (above, found, told) -> told.put(above,
				found.stream().map(path -> String.valueOf(path.getFileName())).sorted().toList()));
	}

	/** Puts an answer with its question among those that are told. */
	@FunctionalInterface
	private interface Teller<K, A, V> {
		void tell(K question, A answer, Map<K, V> told);
	}

	private static <K, A, V> CompletableFuture<Map<K, V>> all(Map<K, CompletableFuture<Optional<A>>> asked,
			Teller<K, A, V> teller) {
		BiConsumer<Map<K, V>, K> tell = (told, question) -> Optional.ofNullable(asked.get(question))
				.flatMap(CompletableFuture::join).ifPresent(answer -> teller.tell(question, answer, told));
		return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new)).thenApply(_ -> {
			Map<K, V> told = new HashMap<>();
			new ArrayList<>(asked.keySet()).forEach(question -> tell.accept(told, question));
			return told;
		});
	}

	/** What is at a path; empty where it could not be told. */
	Optional<FileStatus> at(Path path) {
		return Optional.ofNullable(files.get(path));
	}

	Optional<ImageHead> head(Path path) {
		return Optional.ofNullable(heads.get(path));
	}
}
