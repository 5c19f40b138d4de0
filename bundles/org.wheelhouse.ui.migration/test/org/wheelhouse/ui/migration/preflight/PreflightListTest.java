package org.wheelhouse.ui.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.migration.preflight.PreflightCheck;
import org.wheelhouse.core.migration.preflight.ShownChecks;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Icon;

@Tag("display")
class PreflightListTest {

	private final WidgetStage stage = new WidgetStage(900, 360);

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void theCountsTheWorstFirstAndAllThatIsKnownOfALine() {
		var list = list();
		assertTrue(list.stops(), "nothing is begun while both ends are looked at");
		assertEquals("Looking at both ends…", list.summary());
		list.show(ShownChecks.of(fine(16, PreflightCheck.warning("tcg-memory", "Memory under TCG",
				"QEMU 7.2.22 under TCG can lose what the guest writes to pc.ram", "Pause the guest first.")
				.with("info ramblock\npc.ram 0x0"))));
		assertEquals("16 fine, 1 to know", list.summary());
		assertFalse(list.stops());
		assertFalse(table().isVisible(), "the counts say enough");
		stage.picture(stage.shell(), "preflight-folded");
		WidgetStage.named(stage.shell(), "test.fold", org.eclipse.swt.widgets.Button.class).notifyListeners(
				SWT.Selection,
				new Event());
		assertTrue(table().isVisible());
		assertEquals("Memory under TCG", table().getItem(0).getText(0));
		assertEquals(Icon.WARNING.image(), table().getItem(0).getImage(0));
		assertEquals(Messages.Detail_none, detail());
		choose(0);
		assertEquals("May go wrong – Memory under TCG: QEMU 7.2.22 under TCG can lose what the guest writes to pc.ram."
				+ " Pause the guest first.\ninfo ramblock\npc.ram 0x0", detail());
		stage.picture(stage.shell(), "preflight-fine");
	}

	@Test
	void whatStopsIsRedAndChosenAndTheChoiceStaysWithItsLine() {
		var list = list();
		var stops = PreflightCheck.stop("images", "disk0",
				"There is another file /srv/a.qcow2 on atlas: the guest would be on "
						+ "other data",
				"Have this disk go along, or put the image where both computers reach it.");
		var unknown = PreflightCheck.unknown("ports", "Ports", "It could not be found out: no answer");
		list.show(ShownChecks.of(fine(9, unknown, stops)));
		assertEquals("1 stops it, 9 fine, 1 not known", list.summary());
		assertTrue(table().isVisible(), "what stops is seen at once");
		assertTrue(list.stops());
		assertEquals(0, table().getSelectionIndex());
		assertEquals(ColorRole.FAIL.color(), table().getItem(0).getForeground());
		assertTrue(detail().startsWith("Stops it – disk0: There is another file"), detail());
		stage.picture(stage.shell(), "preflight-stops");
		choose(1);
		list.show(ShownChecks.of(fine(9, unknown)));
		assertEquals("Ports", table().getItem(table().getSelectionIndex()).getText(0));
		assertFalse(list.stops());
		list.show(ShownChecks.of(fine(3, stops, stops)));
		assertEquals("2 stop it, 3 fine", list.summary());
	}

	private static List<PreflightCheck> fine(int count, PreflightCheck... others) {
		var checks = new ArrayList<PreflightCheck>();
		for (int i = 0; i < count; i++) {
			checks.add(PreflightCheck.fine("look" + i, "Look " + i, "It is as it should be"));
		}
		checks.addAll(List.of(others));
		return checks;
	}

	private PreflightList list() {
		stage.shell().setLayout(new FillLayout());
		var list = new PreflightList(stage.parent(), "test");
		stage.open();
		return list;
	}

	private Table table() {
		return WidgetStage.named(stage.shell(), "test.lines", Table.class);
	}

	private String detail() {
		return WidgetStage.named(stage.shell(), "test.detail", Text.class).getText().replace("\r", "");
	}

	private void choose(int row) {
		table().setSelection(row);
		table().notifyListeners(SWT.Selection, new Event());
	}
}
