package org.wheelhouse.ui.devices.palette;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.wheelhouse.core.devicetype.Verdict;
import org.wheelhouse.ui.devices.hotplug.ToldTypes;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.WidgetStage;

/** Measures how long the palette takes to show 300 types after another machine's, until they are painted. No pass or fail. */
@Tag("display")
@EnabledIfSystemProperty(named = "wheelhouse.bench", matches = "true")
class PaletteFrames {

	private static final int TYPES = 300;
	private static final int TIMES = 11;
	private static final List<String> CATEGORIES = List.of("Storage", "Network", "Input", "USB", "Sound", "Misc",
			"Display", "Controller/Bridge/Hub");

	private final WidgetStage stage = new WidgetStage(330, 620);

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void list300() {
		var list = new PaletteList(stage.parent());
		stage.open();
		var tree = Controls.find(list, "palette.tree", Tree.class);
		var took = new ArrayList<Double>();
		for (int time = 0; time < TIMES; time++) {
			list.show(List.of());
			stage.settle();
			var painted = new ArrayList<Long>();
			tree.addListener(SWT.Paint, _ -> painted.add(System.nanoTime()));
			var name = "t" + time + "-";
			long start = System.nanoTime();
			list.show(IntStream.range(0, TYPES).mapToObj(number -> new PaletteEntry(ToldTypes.of(name + number, "",
					"a device", CATEGORIES.get(number % CATEGORIES.size()), "PCI", new Verdict.Yes()), 3, ""))
					.toList());
			stage.await(() -> !painted.isEmpty());
			took.add((painted.getFirst() - start) / 1e6);
		}
		Collections.sort(took);
		System.out.printf("BENCH palette.list.%d %.1f ms%n", TYPES, took.get(TIMES / 2));
	}
}
