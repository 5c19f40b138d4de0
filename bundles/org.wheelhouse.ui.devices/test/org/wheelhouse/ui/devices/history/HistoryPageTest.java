package org.wheelhouse.ui.devices.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.IStructuredContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.DeviceGesture;
import org.wheelhouse.model.live.GestureKind;
import org.wheelhouse.model.live.GestureOrigin;
import org.wheelhouse.model.live.GestureState;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.NextStart;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class HistoryPageTest {

	private final WidgetStage stage = new WidgetStage(1100, 300);
	private final List<String> done = new ArrayList<>();
	private final HistoryPage page = new HistoryPage(stage.parent(), new HistoryActions() {
		@Override
		public void undo(DeviceGesture gesture) {
			done.add("undo " + gesture.getNumber());
		}

		@Override
		public void keep(List<DeviceGesture> gestures) {
			done.add("keep " + gestures.stream().map(DeviceGesture::getDevice).toList());
		}

		@Override
		public void plugIn() {
			done.add("plug in");
		}
	});
	private final Machine machine = LiveFactory.eINSTANCE.createMachine();

	@AfterEach
	void close() {
		stage.close();
	}

	private DeviceGesture gesture(String label, String device, GestureState state) {
		var gesture = LiveFactory.eINSTANCE.createDeviceGesture();
		gesture.setNumber(machine.getGestures().size() + 1);
		gesture.setLabel(label);
		gesture.setKind(label.startsWith("Unplug") ? GestureKind.UNPLUG : GestureKind.PLUG);
		gesture.setDevice(device);
		gesture.setState(state);
		gesture.setOrigin(GestureOrigin.HERE);
		machine.getGestures().add(gesture);
		return gesture;
	}

	private Table table() {
		return Controls.find(page, "history.table", Table.class);
	}

	private List<String> column(int index) {
		return Arrays.stream(table().getItems()).map(item -> item.getText(index)).toList();
	}

	@Test
	void whatWasDoneIsListedNewestFirstWithItsStateAndWhatTakesItBack() {
		var plugged = gesture("Plug e1000 net1", "net1", GestureState.DONE);
		plugged.setUndo("Unplug net1");
		plugged.setPlace("pci.0, slot 5");
		plugged.setNextStart(NextStart.AS_BEFORE);
		gesture("Unplug disk0", "disk0", GestureState.AT_RESET).setUndoRefusal("It is not done yet");
		gesture("Plug usb-tablet tab", "tab", GestureState.DONE).setOrigin(GestureOrigin.OTHER_CLIENT);
		stage.open();
		page.show(machine);
		assertEquals(List.of("Plug usb-tablet tab", "Unplug disk0", "Plug e1000 net1"), column(1));
		assertEquals(List.of("another client", "here", "here"), column(3));
		assertEquals(List.of("done", "at the next reset", "done"), column(4));
		assertEquals(List.of("\u2013", "\u2013", "as before"), column(5));
		assertEquals(List.of("", "It is not done yet", "Unplug net1"), column(6));
		stage.picture(page, "history");
	}

	@Test
	void theNewestHereIsTakenBackUnlessAnotherRowIsSelected() {
		var plugged = gesture("Plug e1000 net1", "net1", GestureState.DONE);
		plugged.setUndo("Unplug net1");
		stage.open();
		page.show(machine);
		assertEquals("Undo Plug e1000 net1", page.undo().getText());
		page.undo().run();
		assertEquals(List.of("undo 1"), done);
		var later = gesture("Unplug disk0", "disk0", GestureState.WAITING);
		later.setUndoRefusal("It is not done yet");
		page.show(machine);
		assertFalse(page.undo().isEnabled());
		assertEquals("Undo Unplug disk0: It is not done yet", page.undo().getToolTipText());
		page.viewer().setSelection(new StructuredSelection(plugged));
		assertTrue(page.undo().isEnabled());
		page.viewer().setSelection(new StructuredSelection(List.of(plugged, later)));
		assertFalse(page.undo().isEnabled());
		assertTrue(String.valueOf(page.undo().getToolTipText()).contains("one by one"));
	}

	@Test
	void severalAreKeptAtOnceAndOnlyThoseThatTheNextStartWouldNotHave() {
		var one = gesture("Plug e1000 net1", "net1", GestureState.DONE);
		one.setNextStart(NextStart.AS_BEFORE);
		var kept = gesture("Plug e1000 net2", "net2", GestureState.DONE);
		kept.setNextStart(NextStart.KEPT);
		stage.open();
		page.show(machine);
		assertFalse(page.keep().isEnabled());
		page.viewer().setSelection(new StructuredSelection(List.of(one, kept)));
		assertTrue(page.keep().isEnabled());
		page.keep().run();
		assertEquals(List.of("keep [net1]"), done);
	}

	@Test
	void refreshingKeepsTheSelectionAndAnEmptyHistorySaysWhatWouldBeThere() {
		stage.open();
		page.show(machine);
		assertFalse(table().isVisible());
		var one = gesture("Plug e1000 net1", "net1", GestureState.DONE);
		page.show(machine);
		assertTrue(table().isVisible());
		page.viewer().setSelection(new StructuredSelection(one));
		gesture("Plug e1000 net2", "net2", GestureState.DONE);
		page.show(machine);
		assertEquals(one, page.viewer().getStructuredSelection().getFirstElement());
	}

	@Test
	void itsInputIsOfTheLiveModelAlone() {
		gesture("Plug e1000 net1", "net1", GestureState.DONE);
		page.show(machine);
		assertInstanceOf(EObject.class, page.viewer().getInput());
		for (var element : ((IStructuredContentProvider) page.viewer().getContentProvider())
				.getElements(page.viewer().getInput())) {
			assertInstanceOf(EObject.class, element);
		}
	}

	@Test
	void columnsStayAsTheyWereSet() {
		table().getColumn(1).setWidth(321);
		table().setColumnOrder(new int[]{1, 0, 2, 3, 4, 5, 6});
		var memento = XMLMemento.createWriteRoot("view");
		page.save(memento);
		table().getColumn(1).setWidth(50);
		table().setColumnOrder(new int[]{0, 1, 2, 3, 4, 5, 6});
		page.restore(memento);
		assertEquals(321, table().getColumn(1).getWidth());
		assertEquals(1, table().getColumnOrder()[0]);
		memento.putString("widths", "1 2");
		memento.putString("order", "9 9");
		page.restore(memento);
		assertEquals(321, table().getColumn(1).getWidth());
	}
}
