package org.wheelhouse.ui.qmp.qom;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.qom.QomNode;
import org.wheelhouse.core.qom.QomReader;
import org.wheelhouse.core.qom.QomReader.Level;
import org.wheelhouse.qmp.session.CommandSender;

/**
 * What is known of the tree of objects of one machine: what was opened was read. Knows no widget. Model thread; what arrives
 * after another machine was chosen is dropped.
 */
final class ObjectTree {

	/** What is known of the children of an object. */
	sealed interface Children {

		/** Nothing; it is not known whether there are any, or that there are. */
		record Unread() implements Children {}

		/** They have been asked for. */
		record Reading() implements Children {}

		/** All of them, by name. */
		record Read(List<QomNode> nodes) implements Children {}

		/** @param words why QEMU does not tell them */
		record Failed(String words) implements Children {}
	}

	private static final Children UNREAD = new Children.Unread();
	private static final Children READING = new Children.Reading();

	private final Executor modelThread;
	private final Consumer<QomNode> changed;
	private final Map<String, Children> known = new HashMap<>();
	private final Map<String, CompletableFuture<Boolean>> underWay = new HashMap<>();
	private @Nullable QomReader reader;
	private int generation;

	/**
	 * @param modelThread the thread on which this is used
	 * @param changed     told of each object whose children are known anew
	 */
	ObjectTree(Executor modelThread, Consumer<QomNode> changed) {
		this.modelThread = modelThread;
		this.changed = changed;
	}

	/** Forgets everything, and reads from this machine from now on. */
	void of(Optional<CommandSender> machine) {
		generation++;
		known.clear();
		underWay.clear();
		reader = machine.isPresent() ? new QomReader(machine.get()) : null;
	}

	/** What is known of an object's children. */
	Children children(QomNode node) {
		return known.getOrDefault(node.path(), UNREAD);
	}

	/** Whether it has children as far as is known. */
	boolean isOpenable(QomNode node) {
		return !(children(node) instanceof Children.Read(List<QomNode> nodes) && nodes.isEmpty());
	}

	/**
	 * Reads the children unless that was done or is under way.
	 *
	 * @return completed on the model thread when they are there, or with false when they cannot be read
	 */
	CompletableFuture<Boolean> open(QomNode node) {
		if (children(node) instanceof Children.Read) {
			// Those of leaves were counted only: there is nothing to read.
			return CompletableFuture.completedFuture(true);
		}
		return read(node, true);
	}

	/** Reads again what is open; what is shown stays until the answers are there. */
	void refresh(Collection<QomNode> opened) {
		known.values().removeIf(Children.Failed.class::isInstance);
		var done = read(QomNode.ROOT, false);
		for (var node : opened) {
			done = done.thenCompose(_ -> isKnown(node) ? read(node, false) : CompletableFuture.completedFuture(false));
		}
	}

	/** What was opened may have gone with what is above it. */
	private boolean isKnown(QomNode node) {
		return known.containsKey(node.path());
	}

	private CompletableFuture<Boolean> read(QomNode node, boolean tell) {
		var asked = underWay.get(node.path());
		if (asked != null) {
			return asked;
		}
		var from = reader;
		if (from == null) {
			return CompletableFuture.completedFuture(true);
		}
		if (tell) {
			known.put(node.path(), READING);
			changed.accept(node);
		}
		var current = generation;
		var done = new CompletableFuture<Boolean>();
		underWay.put(node.path(), done);
		from.level(node.path()).whenCompleteAsync((level, problem) -> {
			if (current == generation) {
				underWay.remove(node.path());
				take(node, level, problem);
			}
			done.complete(level != null);
		}, modelThread);
		return done;
	}

	private void take(QomNode node, @Nullable Level level, @Nullable Throwable problem) {
		if (level != null) {
			forgetGone(node, level.object().children());
			known.put(node.path(), new Children.Read(level.object().children()));
			level.object().children().forEach(child -> leaf(child, level.openable().contains(child.path())));
		} else if (problem != null) {
			known.put(node.path(), new Children.Failed(words(problem)));
		}
		changed.accept(node);
	}

	private void leaf(QomNode child, boolean openable) {
		if (!openable) {
			known.put(child.path(), new Children.Read(List.of()));
		} else if (!isOpenable(child)) {
			known.remove(child.path());
		}
	}

	private void forgetGone(QomNode parent, List<QomNode> now) {
		if (children(parent) instanceof Children.Read(List<QomNode> before)) {
			var gone = new ArrayList<>(before);
			gone.removeAll(now);
			gone.forEach(node -> known.keySet()
					.removeIf(path -> path.equals(node.path()) || new QomNode(path, "").isBelow(node.path())));
		}
	}

	/**
	 * Reads all that is on the way to an object.
	 *
	 * @param path may have links in it
	 * @return the way from the root to the object, on the model thread; fails with what QEMU says
	 */
	CompletableFuture<List<QomNode>> reveal(String path) {
		var from = reader;
		if (from == null) {
			return new CompletableFuture<>();
		}
		var current = generation;
		return from.trail(path)
				.thenComposeAsync(trail -> openAll(trail.subList(0, trail.size() - 1)).thenApply(_ -> trail),
						modelThread)
				.thenCompose(trail -> current == generation
						? CompletableFuture.completedFuture(trail)
						: new CompletableFuture<>())
				.whenCompleteAsync((_, _) -> {
					// fails on the model thread, too
				}, modelThread);
	}

	/** One after the other: a machine's queue is for others too. */
	private CompletableFuture<Boolean> openAll(List<QomNode> nodes) {
		var done = CompletableFuture.completedFuture(true);
		for (var node : nodes) {
			done = done.thenCompose(_ -> open(node));
		}
		return done;
	}

	/** The names that could follow in a path that is being written, as far as they were read. */
	List<String> completions(String written) {
		var slash = written.lastIndexOf('/');
		if (slash < 0) {
			return List.of();
		}
		var parent = new QomNode(slash == 0 ? "/" : written.substring(0, slash), "");
		return children(parent) instanceof Children.Read(List<QomNode> nodes)
				? nodes.stream().map(QomNode::path).filter(path -> path.startsWith(written)).toList()
				: List.of();
	}

	/** What QEMU said, or what else went wrong. */
	static String words(Throwable problem) {
		var fault = Fault.of(problem);
		return fault.words().isEmpty() ? fault.what() : fault.words();
	}
}
