package org.wheelhouse.ui.devices.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.model.live.CpuSlot;
import org.wheelhouse.model.live.CpuState;
import org.wheelhouse.model.live.LiveFactory;
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

		@Override
		public void plug() {
			calls.add("plug");
		}

		@Override
		public void plug(CpuSlot place) {
			calls.add("plug " + place.getName());
		}

		@Override
		public void unplug(CpuSlot place) {
			calls.add("unplug " + place.getDeviceId());
		}

		@Override
		public void pin(Cpu cpu) {
			calls.add("pin " + cpu.getIndex());
		}

		@Override
		public void define() {
			calls.add("define");
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
		Stream.of(table.getMenu().getItems()).filter(MenuItem::isEnabled)
				.forEach(item -> item.notifyListeners(SWT.Selection, new Event()));
		assertEquals(List.of("save 1", "choose 1", "pin 1"), calls);
	}

	/** Three places: CPU 0, which stays, one that was plugged in, and a free one. */
	private static CpuState places() {
		var cpus = MachineBuilder.machine("places").cpu(0, 0, 0, 12).cpu(1, 0, 0, 40).build().getCpu();
		for (int socket = 0; socket < 3; socket++) {
			var slot = LiveFactory.eINSTANCE.createCpuSlot();
			slot.setName("socket-id=" + socket);
			slot.setSocketId(socket);
			slot.setType("max-x86_64-cpu");
			if (socket < 2) {
				slot.setCpu(cpus.getCpus().get(socket));
				slot.setQomPath(socket == 0 ? "/machine/unattached/device[0]" : "/machine/peripheral/cpu1");
				slot.setDeviceId(socket == 0 ? "" : "cpu1");
			}
			cpus.getSlots().add(slot);
		}
		cpus.getSlots().getFirst().setUnplugRefusal("It starts the guest, and stays.");
		return cpus;
	}

	private DiagramCanvas picture() {
		return Controls.find(page, "cpu.picture", DiagramCanvas.class);
	}

	private void press(Object element, int key) {
		picture().setSelection(new StructuredSelection(element));
		var event = new Event();
		event.keyCode = key;
		picture().notifyListeners(SWT.KeyDown, event);
	}

	@Test
	void aFreePlaceIsSeenReadAloudAndTakesACpuByTheKeyboard() {
		stage.open();
		var cpus = places();
		page.show(cpus);
		assertEquals(List.of("CPU 0, 12\u00a0%", "CPU 1, 40\u00a0%", "Free place, Socket 2, die –, core –, thread –"),
				picture().spots().stream().map(spot -> spot.spoken()).toList());
		assertEquals(picture().spots().stream().map(spot -> spot.element()).toList(),
				Stream.of(Controls.find(page, "cpu.table", Table.class).getItems()).map(item -> item.getData())
						.toList());
		press(cpus.getSlots().get(2), SWT.CR);
		assertEquals(List.of("plug socket-id=2"), calls);
		stage.picture(page, "cpu-places");
	}

	@Test
	void deleteUnplugsWhatMayLeave() {
		stage.open();
		var cpus = places();
		page.show(cpus);
		press(cpus.getCpus().get(0), SWT.DEL);
		press(cpus.getSlots().get(2), SWT.DEL);
		assertEquals(List.of(), calls);
		press(cpus.getCpus().get(1), SWT.DEL);
		assertEquals(List.of("unplug cpu1"), calls);
	}

	@Test
	void whereQemuWouldNotSurviveItNothingIsOfferedAndTheReasonIsThere() {
		stage.open();
		var cpus = places();
		cpus.setPlugRefusal("A CPU was taken out of this QEMU.");
		page.show(cpus);
		press(cpus.getSlots().get(2), SWT.CR);
		assertEquals(List.of(), calls);
		assertEquals("✗ A CPU was taken out of this QEMU.",
				Controls.find(page, "cpu.line.reason", Label.class).getText());
		assertFalse(Controls.find(page, "cpu.line", Link.class).getText().contains("Plug In"));
	}

	@Test
	void withoutAFreePlaceTheDefinitionIsAtHand() {
		stage.open();
		var cpus = places();
		cpus.getSlots().removeLast();
		page.show(cpus);
		var event = new Event();
		event.text = "0";
		Controls.find(page, "cpu.line", Link.class).notifyListeners(SWT.Selection, event);
		assertEquals(List.of("define"), calls);
	}

	@Test
	void whatIsShownIsOfTheModelAlone() {
		stage.open();
		page.show(places());
		Stream.of(Controls.find(page, "cpu.table", Table.class).getItems())
				.forEach(item -> assertInstanceOf(EObject.class, item.getData()));
		picture().spots().forEach(spot -> spot.elements().forEach(shown -> assertInstanceOf(EObject.class, shown)));
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
