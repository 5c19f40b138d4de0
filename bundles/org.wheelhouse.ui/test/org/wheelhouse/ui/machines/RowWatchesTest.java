package org.wheelhouse.ui.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.part.InventoryLookup;
import org.wheelhouse.ui.testkit.InventoryBuilder;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
// Its fields are set before each test.
@NonNullByDefault({})
class RowWatchesTest {

	private static final int MANY = 60;

	private final WidgetStage stage = new WidgetStage(420, 300);
	private final Map<Topic, List<String>> watched = new EnumMap<>(Topic.class);
	private final Inventory inventory = inventory();
	private MachinesTree tree;

	private static Inventory inventory() {
		var builder = new InventoryBuilder().host("here", "");
		IntStream.range(0, MANY).forEach(i -> builder.machine("m%02d".formatted(i), MachineState.RUNNING));
		return builder.inventory();
	}

	@BeforeEach
	void open() {
		tree = new MachinesTree(stage.shell(), inventory, _ -> FakeSeries.minute(0),
				Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
		var watches = new RowWatches(this::watch);
		tree.onRowsInSight(rows -> watches.show(InventoryLookup.machines(inventory), rows));
		stage.open();
		stage.await(() -> !watched(Topic.BLOCK_STATS).isEmpty());
	}

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void onlyMachinesWhoseRowCanBeSeenAreAskedForTheirFigures() {
		assertEquals(MANY, watched(Topic.STATUS).size());
		var first = watched(Topic.BLOCK_STATS);
		assertTrue(first.contains("id-m00") && first.size() <= 14, first.toString());
		assertEquals(first, watched(Topic.BALLOON));
		tree.select(InventoryLookup.machine(inventory, "id-m59").orElseThrow());
		stage.await(() -> watched(Topic.BLOCK_STATS).contains("id-m59"), "what was scrolled into sight");
		assertTrue(!watched(Topic.BLOCK_STATS).contains("id-m00"), watched(Topic.BLOCK_STATS).toString());
		tree.viewer().setExpandedState(inventory.getHosts().getFirst(), false);
		stage.await(() -> watched(Topic.BLOCK_STATS).isEmpty(), "nothing of a host that is closed");
		assertEquals(MANY, watched(Topic.STATUS).size());
	}

	@Test
	void rowsThatAreSortedByAFigureAreAllAskedForIt() {
		tree.viewer().getTree().getColumn(3).notifyListeners(SWT.Selection, new Event());
		stage.await(() -> watched(Topic.BLOCK_STATS).size() == MANY, "all");
		tree.viewer().getTree().getColumn(0).notifyListeners(SWT.Selection, new Event());
		stage.await(() -> watched(Topic.BLOCK_STATS).size() < MANY, "those in sight");
	}

	private Watch watch(String id, Topic... topics) {
		Set.of(topics).forEach(topic -> watched.computeIfAbsent(topic, _ -> new ArrayList<>()).add(id));
		return () -> Set.of(topics).forEach(topic -> watched.get(topic).remove(id));
	}

	private Set<String> watched(Topic topic) {
		return new TreeSet<>(watched.getOrDefault(topic, List.of()));
	}
}
