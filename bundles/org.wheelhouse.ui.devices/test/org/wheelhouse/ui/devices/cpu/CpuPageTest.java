package org.wheelhouse.ui.devices.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.ui.diagram.DiagramCanvas;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.MachineBuilder;
import org.wheelhouse.ui.testkit.Samples;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class CpuPageTest {

	private final WidgetStage stage = new WidgetStage(420, 260);
	private final List<String> calls = new ArrayList<>();
	private final CpuActions gestures = new CpuActions() {

		@Override
		public void saveMemory(Cpu cpu) {
			calls.add("save " + cpu.getIndex());
		}

		@Override
		public void choose(Cpu cpu) {
			calls.add("choose " + cpu.getIndex());
		}
	};
	private final CpuPage page = new CpuPage(stage.parent(), gestures);

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void tableShowsEachCpuOfThePictureWithItsLoad() {
		stage.open();
		page.show(Samples.rich().getCpu());
		var table = Controls.find(page, "cpu.table", Table.class);
		assertEquals(
				Controls.find(page, "cpu.picture", DiagramCanvas.class).spots().stream().map(spot -> spot.element())
						.toList(),
				Stream.of(table.getItems()).map(item -> item.getData()).toList());
		assertEquals("63\u00a0%", table.getItem(1).getText(1));
		stage.picture(page, "cpu");
	}

	@Test
	void unknownLoadIsADashAndSaidAloud() {
		stage.open();
		page.show(Samples.rich().getCpu());
		assertEquals("–", Controls.find(page, "cpu.table", Table.class).getItem(3).getText(1));
		assertEquals("CPU 3, load not known",
				Controls.find(page, "cpu.picture", DiagramCanvas.class).spots().get(3).spoken());
	}

	@Test
	void menuIsAboutTheSelectedCpu() {
		stage.open();
		page.show(Samples.rich().getCpu());
		var table = Controls.find(page, "cpu.table", Table.class);
		table.setSelection(1);
		table.notifyListeners(SWT.Selection, new Event());
		table.getMenu().notifyListeners(SWT.Show, new Event());
		Stream.of(table.getMenu().getItems()).forEach(item -> item.notifyListeners(SWT.Selection, new Event()));
		assertEquals(List.of("save 1", "choose 1"), calls);
	}

	@Test
	void manyCpusOfOneSocketWrapInsideItsBox() {
		var builder = MachineBuilder.machine("big");
		for (int core = 0; core < 64; core++) {
			builder.cpu(0, core, 0, core);
		}
		var layout = CpuLayout.arrange(builder.build().getCpu(), 420);
		var socket = layout.sockets().getFirst();
		assertTrue(socket.bounds().x + socket.bounds().width <= 420);
		socket.threads()
				.forEach(thread -> assertEquals(thread.bounds(), thread.bounds().intersection(socket.bounds())));
	}

	@Test
	void socketsThatDoNotFitBesideEachOtherGoBelow() {
		var builder = MachineBuilder.machine("wide");
		for (int cpu = 0; cpu < 12; cpu++) {
			builder.cpu(cpu / 6, cpu % 6, 0, 1);
		}
		var sockets = CpuLayout.arrange(builder.build().getCpu(), 420).sockets();
		assertFalse(sockets.get(0).bounds().intersects(sockets.get(1).bounds()));
		assertTrue(sockets.get(1).bounds().y > sockets.get(0).bounds().y);
	}
}
