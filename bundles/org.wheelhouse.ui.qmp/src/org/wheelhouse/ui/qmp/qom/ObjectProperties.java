package org.wheelhouse.ui.qmp.qom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.qom.QomNode;
import org.wheelhouse.core.qom.QomObject;
import org.wheelhouse.core.qom.QomReader;
import org.wheelhouse.core.qom.QomValue;
import org.wheelhouse.qmp.command.PropertyInfo;
import org.wheelhouse.qmp.session.CommandSender;

/**
 * The properties of one object of a machine. Values come some at a time; those of another object, asked for before, are
 * dropped, and not even asked for when it is not too late. Knows no widget. Model thread.
 */
final class ObjectProperties {

	private static final QomValue AWAITED = new QomValue.Awaited();

	private final Executor modelThread;
	private final Runnable changed;
	private final AtomicInteger generation = new AtomicInteger();
	private final Map<String, Map<String, PropertyInfo>> aboutTypes = new HashMap<>();
	private @Nullable QomReader reader;
	private Optional<QomNode> shown = Optional.empty();
	private List<PropertyRow> rows = List.of();
	private String problem = "";

	/** @param changed told whenever there is something new */
	ObjectProperties(Executor modelThread, Runnable changed) {
		this.modelThread = modelThread;
		this.changed = changed;
	}

	/** Reads from this machine from now on; shows nothing. */
	void of(Optional<CommandSender> machine) {
		reader = machine.isPresent() ? new QomReader(machine.get()) : null;
		aboutTypes.clear();
		show(Optional.empty());
	}

	/** The object that is shown. */
	Optional<QomNode> shown() {
		return shown;
	}

	/** By name; empty while they are not known. */
	List<PropertyRow> rows() {
		return rows;
	}

	/** Why the object cannot be read; empty when it can. */
	String problem() {
		return problem;
	}

	/** Shows another object, or none. */
	void show(Optional<QomNode> node) {
		if (!node.equals(shown)) {
			shown = node;
			rows = List.of();
			problem = "";
			changed.run();
			refresh();
		}
	}

	/** Reads again; what is shown stays until the answers are there. */
	void refresh() {
		var current = generation.incrementAndGet();
		var from = reader;
		if (from != null) {
			shown.ifPresent(node -> read(from, node, current));
		}
	}

	private void read(QomReader from, QomNode node, int current) {
		about(from, node, current);
		from.object(node.path()).thenCompose(object -> {
			modelThread.execute(() -> list(current, node, object));
			return from.values(object, () -> generation.get() == current,
					some -> modelThread.execute(() -> fill(current, some)));
		}).whenComplete((_, failure) -> {
			if (failure != null) {
				modelThread.execute(() -> failed(current, ObjectTree.words(failure)));
			}
		});
	}

	private void list(int current, QomNode node, QomObject object) {
		if (current != generation.get()) {
			return;
		}
		problem = "";
		var before = new HashMap<String, QomValue>();
		rows.forEach(row -> before.put(row.name() + " " + row.type(), row.value()));
		rows = object.properties().stream().map(property -> new PropertyRow(node.path(), property,
				before.getOrDefault(property.name() + " " + property.type(), AWAITED), Optional.empty())).toList();
		describe(node.type());
		changed.run();
	}

	private void fill(int current, Map<String, QomValue> some) {
		if (current != generation.get()) {
			return;
		}
		var filled = new ArrayList<PropertyRow>();
		for (var row : rows) {
			var value = Optional.ofNullable(some.get(row.name())).orElse(row.value());
			filled.add(new PropertyRow(row.path(), row.property(), value, row.about()));
		}
		rows = List.copyOf(filled);
		changed.run();
	}

	private void failed(int current, String words) {
		if (current == generation.get()) {
			problem = words;
			rows = List.of();
			changed.run();
		}
	}

	/** Asked once for each type; that nothing comes of it is no harm. */
	private void about(QomReader from, QomNode node, int current) {
		if (!aboutTypes.containsKey(node.type())) {
			from.about(node.type()).thenAcceptAsync(about -> {
				if (reader == from) {
					aboutTypes.put(node.type(), about);
				}
				if (current == generation.get()) {
					describe(node.type());
					changed.run();
				}
			}, modelThread);
		}
	}

	private void describe(String type) {
		var about = aboutTypes.getOrDefault(type, Map.of());
		if (!about.isEmpty()) {
			rows = rows.stream().map(row -> new PropertyRow(row.path(), row.property(), row.value(),
					Optional.ofNullable(about.get(row.name())))).toList();
		}
	}
}
