package org.wheelhouse.ui.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.MenuItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.core.state.Difference.Kind;
import org.wheelhouse.core.state.Difference.Way;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.testkit.InventoryBuilder;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.widget.WidgetIds;

@Tag("display")
// Its fields are set before each test.
@NonNullByDefault({})
class DifferencesBannerTest {

	private static final Difference PLUGGED = new Difference(Kind.PLUGGED, "vdata", "Disk vdata", "plugged",
			Optional.empty(), "", "virtio-blk, backup.qcow2", Way.to("writes"), Way.to("unplugs it"), Way.NONE);
	private static final Difference EJECTED = new Difference(Kind.MEDIUM, "cd0", "Drive cd0", "ejected",
			Optional.empty(), "a&b.iso", "empty", Way.to("writes"), Way.not("its file is missing"), Way.NONE);
	private static final Difference EDITED = new Difference(Kind.MEMORY, "m", "Memory", "edited", Optional.empty(),
			"4 GiB", "2 GiB", Way.NONE, Way.NONE, Way.to("plugs a DIMM of 2 GiB"));

	private final WidgetStage stage = new WidgetStage(1100, 400);
	private final Machine machine = InventoryBuilder.machineOf("a", MachineState.RUNNING, _ -> {
	});
	private final FakeDifferences differences = new FakeDifferences();
	private DifferencesBanner banner;

	@BeforeEach
	void open() {
		GridLayoutFactory.fillDefaults().applyTo(stage.shell());
		banner = new DifferencesBanner(stage.shell(), differences);
		banner.show(machine);
		stage.open().settle();
	}

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void thereIsNoBannerWithoutADifference() {
		assertFalse(banner.control().getVisible());
		show(PLUGGED);
		assertTrue(banner.control().getVisible());
		assertEquals("1 difference to what runs", ((Label) find("differences.title")).getText());
		show();
		assertFalse(banner.control().getVisible());
	}

	@Test
	void eachRowOffersWhatCanBeDoneAndSaysWhyNot() {
		show(PLUGGED, EJECTED, EDITED);
		click("differences.takeover.vdata");
		click("differences.drop.vdata");
		click("differences.takeover.cd0");
		click("differences.applynow.m");
		assertEquals(List.of("take over vdata", "as defined vdata", "take over cd0", "as defined m"),
				differences.done());
		assertNull(find("differences.drop.cd0"));
		assertNull(find("differences.takeover.m"));
		assertTrue(texts().contains("its file is missing"), () -> texts().toString());
		assertTrue(texts().contains("defined: a&&b.iso"), () -> texts().toString());
		stage.picture(banner.control(), "differences");
	}

	@Test
	void allAtOnceIsOnlyWhatCanBe() {
		show(PLUGGED, EJECTED, EDITED);
		click("differences.takeOverAll");
		click("differences.dropAll");
		click("differences.restart");
		assertEquals(List.of("take over all vdata cd0", "drop all vdata", "restart vdata cd0 m"), differences.done());
		show(EDITED);
		assertFalse(find("differences.takeOverAll").getEnabled());
		assertFalse(find("differences.dropAll").getEnabled());
	}

	@Test
	void itFoldsToItsFirstLine() {
		show(PLUGGED, EJECTED);
		int high = banner.control().getSize().y;
		click("differences.fold");
		stage.settle();
		assertTrue(banner.control().getSize().y < high);
		click("differences.fold");
		stage.settle();
		assertEquals(high, banner.control().getSize().y);
	}

	@Test
	void rowsAreReachedByKeysAndMenus() {
		show(PLUGGED);
		var link = find("differences.takeover.vdata");
		assertTrue(link.setFocus());
		differences.set(PLUGGED, EJECTED);
		banner.show(machine);
		stage.settle();
		var again = find("differences.takeover.vdata");
		assertTrue(again.isFocusControl(), "the focus stays though a row came");
		var menu = again.getMenu();
		assertEquals(List.of("Take Over", "Drop", "Copy"),
				Stream.of(menu.getItems()).map(MenuItem::getText).toList());
		menu.getItem(1).notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of("as defined vdata"), differences.done());
		assertNotNull(find("differences.row.vdata").getMenu());
	}

	@Test
	void manyRowsAreScrolledTo() {
		var many = new Difference[30];
		for (int i = 0; i < many.length; i++) {
			many[i] = new Difference(Kind.LINK, "nic" + i, "Network card nic" + i, "link taken down", Optional.empty(),
					"link up", "link down", Way.not("no option"), Way.to("brings the link up"), Way.NONE);
		}
		show(many);
		assertTrue(banner.control().getSize().y < 300, () -> "" + banner.control().getSize());
	}

	private void show(Difference... now) {
		differences.set(now);
		banner.show(machine);
		stage.shell().layout(true, true);
		stage.settle();
	}

	private void click(String id) {
		var control = find(id);
		assertNotNull(control, id);
		var event = new Event();
		event.text = control instanceof Link link ? link.getText() : "";
		control.notifyListeners(SWT.Selection, event);
	}

	private List<String> texts() {
		return all().stream().map(control -> control instanceof CLabel label
				? String.valueOf(label.getText())
				: control instanceof Label label ? label.getText() : "").toList();
	}

	private Control find(String id) {
		return all().stream().filter(control -> id.equals(control.getData(WidgetIds.ID))).findFirst().orElse(null);
	}

	private List<Control> all() {
		var found = new ArrayList<Control>();
		collect(banner.control(), found);
		return found;
	}

	private static void collect(Control control, List<Control> into) {
		into.add(control);
		if (control instanceof Composite composite) {
			Stream.of(composite.getChildren()).forEach(child -> collect(child, into));
		}
	}
}
