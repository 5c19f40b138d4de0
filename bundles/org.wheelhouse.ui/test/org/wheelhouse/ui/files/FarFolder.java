package org.wheelhouse.ui.files;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.FileStatus.Kind;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.remote.RemoteHost;

/** A computer far away on which there are these files and no others; its user's own folder is {@code /home/ops}. */
final class FarFolder {

	private final Map<Path, FileStatus> there = new TreeMap<>();

	FarFolder() {
		folder("/");
		folder("/home");
		folder("/home/ops");
	}

	FarFolder folder(String path) {
		return put(path, new FileStatus(Kind.FOLDER, true, true, 0, Instant.EPOCH, false, path));
	}

	FarFolder file(String path, long size) {
		return put(path, new FileStatus(Kind.FILE, true, true, size, Instant.EPOCH, false, path));
	}

	private FarFolder put(String path, FileStatus status) {
		there.put(Path.of(path), status);
		return this;
	}

	RemoteHost host() {
		return answering(RemoteHost.class, Map.of("files", _ -> files(), "label", _ -> "ops@atlas", "startFolder",
				_ -> Path.of("/home/ops")));
	}

	HostFiles files() {
		return answering(HostFiles.class, Map.of("status", path -> Optional.of(status((Path) path)), "statuses",
				paths -> ((Collection<?>) paths).stream().map(Path.class::cast)
						.collect(Collectors.toMap(path -> path, this::status)),
				"list", folder -> there.getOrDefault(folder, FileStatus.NOTHING).isFolder()
						? Optional.of(list((Path) folder))
						: Optional.empty()));
	}

	private FileStatus status(Path path) {
		return Objects.requireNonNull(there.getOrDefault(path, FileStatus.NOTHING));
	}

	private List<Path> list(Path folder) {
		return there.keySet().stream().filter(path -> folder.equals(path.getParent())).toList();
	}

	/** By what each method is given first. */
	private static <T> T answering(Class<T> type, Map<String, Function<Object, Object>> answers) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (_, method, given) -> {
			var answer = Objects.requireNonNull(answers.get(method.getName()), method.getName())
					.apply(given == null ? "" : given[0]);
			return method.getReturnType() == CompletableFuture.class
					? CompletableFuture.completedFuture(answer)
					: answer;
		}));
	}
}
