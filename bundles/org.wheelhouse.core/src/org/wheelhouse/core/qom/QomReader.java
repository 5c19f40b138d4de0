package org.wheelhouse.core.qom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.qmp.command.DeviceListProperties;
import org.wheelhouse.qmp.command.PropertyInfo;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.QomListProperties;
import org.wheelhouse.qmp.session.CommandFailed;
import org.wheelhouse.qmp.session.CommandSender;

/**
 * Asks a machine about its objects: queries only, many at a time, never so many that they fill its queue. Any thread; nothing
 * blocks. Futures complete on the thread of the wires, and fail with {@link org.wheelhouse.qmp.session.QmpException} where
 * not said otherwise.
 */
public final class QomReader {

	/** A CPU has 440 properties; a machine's queue is for others too. */
	private static final int AT_ONCE = 32;
	/** Links that lead to links, before it is taken for a circle. */
	private static final int LINKS = 16;

	private final CommandSender machine;

	public QomReader(CommandSender machine) {
		this.machine = machine;
	}

	/**
	 * An object, and which of its children have children.
	 *
	 * @param openable the paths of these, and of those that QEMU does not tell of
	 */
	public record Level(QomObject object, Set<String> openable) {
		public Level {
			openable = Set.copyOf(openable);
		}
	}

	/** What an object consists of; one command. */
	public CompletableFuture<QomObject> object(String path) {
		return machine.send(new QomList(path)).thenApply(listed -> QomObject.of(path, listed));
	}

	/** The same, with a command more for each child. */
	public CompletableFuture<Level> level(String path) {
		return object(path).thenCompose(object -> {
			var openable = new ArrayList<String>();
			return inPortions(object.children(), () -> true, this::isOpenable,
					answers -> answers.forEach((node, is) -> {
						if (is) {
							openable.add(node.path());
						}
					})).thenApply(_ -> new Level(object, Set.copyOf(openable)));
		});
	}

	private CompletableFuture<Boolean> isOpenable(QomNode node) {
		return unlessRefused(object(node.path()).thenApply(object -> !object.children().isEmpty()), _ -> true);
	}

	/**
	 * The values of an object's properties, some at a time in the order of the properties.
	 *
	 * @param wanted asked before each portion; when it says no, the rest is left out
	 * @param some   takes a portion by the names of its properties, on the thread of the wires
	 */
	public CompletableFuture<Void> values(QomObject object, BooleanSupplier wanted,
			Consumer<Map<String, QomValue>> some) {
		return inPortions(object.properties(), wanted, property -> value(object.path(), property.name()),
				answers -> some.accept(byName(answers)));
	}

	private static Map<String, QomValue> byName(Map<QomList.Property, QomValue> answers) {
		var named = new LinkedHashMap<String, QomValue>();
		answers.forEach((property, value) -> named.put(property.name(), value));
		return named;
	}

	private CompletableFuture<QomValue> value(String path, String property) {
		return unlessRefused(machine.send(new QomGet(path, property)).thenApply(QomValue.Known::new),
				QomValue.Refused::new);
	}

	/**
	 * What QEMU tells of the properties of a type, by name: what they are for, and their defaults. It tells it of some only;
	 * never fails because of the type.
	 */
	public CompletableFuture<Map<String, PropertyInfo>> about(String type) {
		CompletableFuture<List<PropertyInfo>> ofAll = unlessRefused(machine.send(new QomListProperties(type)),
				_ -> List.of());
		CompletableFuture<List<PropertyInfo>> ofDevices = unlessRefused(machine.send(new DeviceListProperties(type)),
				_ -> List.of());
		return ofAll.thenCombine(ofDevices, (some, others) -> Stream.concat(some.stream(), others.stream())
				.collect(Collectors.toUnmodifiableMap(PropertyInfo::name, info -> info, QomReader::joined)));
	}

	private static PropertyInfo joined(PropertyInfo one, PropertyInfo other) {
		return new PropertyInfo(one.name(), one.type(), one.description().or(other::description),
				one.defaultValue().or(other::defaultValue));
	}

	/**
	 * The way to an object, as it is without links: the root first, the object last.
	 *
	 * @param path as somebody writes it, with links in it; one that begins with no slash is looked for where things with names
	 *             are
	 * @return fails with {@link CoreException}, too
	 */
	public CompletableFuture<List<QomNode>> trail(String path) {
		if (path.startsWith("/")) {
			return walk(path, LINKS);
		}
		var places = Stream.of("/machine/peripheral/", "/objects/", "/chardevs/", "/backend/", "/machine/", "/")
				.map(place -> place + path).toList();
		return firstOf(places, path);
	}

	private CompletableFuture<List<QomNode>> firstOf(List<String> places, String written) {
		if (places.isEmpty()) {
			return CompletableFuture.failedFuture(new CoreException("There is no object '" + written + "'.",
					"Write its path from the root on, for example /machine/peripheral.", null));
		}
		return walk(places.getFirst(), LINKS)
				.exceptionallyCompose(problem -> isRefusal(problem) || cause(problem) instanceof CoreException
						? firstOf(places.subList(1, places.size()), written)
						: CompletableFuture.failedFuture(problem));
	}

	private CompletableFuture<List<QomNode>> walk(String path, int links) {
		var names = Stream.of(path.split("/")).filter(name -> !name.isEmpty()).toList();
		return walk(new ArrayList<>(List.of(QomNode.ROOT)), names, links);
	}

	private CompletableFuture<List<QomNode>> walk(List<QomNode> trail, List<String> names, int links) {
		if (names.isEmpty()) {
			return CompletableFuture.completedFuture(List.copyOf(trail));
		}
		var here = trail.getLast();
		return machine.send(new QomList(here.path())).thenCompose(listed -> {
			var found = listed.stream().filter(property -> property.name().equals(names.getFirst())).findFirst();
			var rest = names.subList(1, names.size());
			var child = found.flatMap(property -> property.childType().map(type -> here.child(property.name(), type)));
			if (child.isPresent()) {
				trail.add(child.get());
				return walk(trail, rest, links);
			}
			return found.filter(property -> property.linkType().isPresent() && links > 0)
					.map(property -> along(here, property.name(), rest, links - 1))
					.orElseGet(() -> refusal(QomNode.path(here.path(), String.join("/", names))));
		});
	}

	private CompletableFuture<List<QomNode>> along(QomNode from, String link, List<String> rest, int links) {
		return machine.send(new QomGet(from.path(), link))
				.thenCompose(target -> target.asText().isEmpty()
						? CompletableFuture.failedFuture(new CoreException(
								"The link '" + link + "' of " + from.path() + " leads nowhere."))
						: walk(QomNode.path(target.asText(), String.join("/", rest)), links));
	}

	/** What QEMU itself says of a path that is not there. */
	private CompletableFuture<List<QomNode>> refusal(String path) {
		return machine.send(new QomList(path)).thenCompose(_ -> CompletableFuture
				.failedFuture(new CoreException("There is no object " + path + ".")));
	}

	private static <T, R> CompletableFuture<Void> inPortions(List<T> subjects, BooleanSupplier wanted,
			Function<T, CompletableFuture<R>> ask, Consumer<Map<T, R>> some) {
		if (subjects.isEmpty() || !wanted.getAsBoolean()) {
			return CompletableFuture.allOf();
		}
		var portion = subjects.subList(0, Math.min(AT_ONCE, subjects.size()));
		var asked = new LinkedHashMap<T, CompletableFuture<R>>();
		portion.forEach(subject -> asked.put(subject, ask.apply(subject)));
		return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new)).thenCompose(_ -> {
			var answers = new LinkedHashMap<T, R>();
			asked.forEach((subject, answer) -> answers.put(subject, answer.join()));
			some.accept(answers);
			return inPortions(subjects.subList(portion.size(), subjects.size()), wanted, ask, some);
		});
	}

	/** Makes something else of QEMU's refusal; what else goes wrong stays as it is. */
	private static <R> CompletableFuture<R> unlessRefused(CompletableFuture<? extends R> asked,
			Function<String, R> refused) {
		return asked.handle((answer, problem) -> {
			if (problem == null) {
				return answer;
			}
			return refusal(problem).map(refused)
					.orElseThrow(() -> new CompletionException(cause(problem)));
		});
	}

	private static boolean isRefusal(Throwable problem) {
		return refusal(problem).isPresent();
	}

	private static Optional<String> refusal(Throwable problem) {
		return cause(problem) instanceof CommandFailed failed ? Optional.of(failed.words()) : Optional.empty();
	}

	private static Throwable cause(Throwable problem) {
		return problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
	}
}
