package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Gestures are about all that is selected, and whatever shows one machine shows the same one. */
class SelectionTest extends ProductTest {
	private static final List<String> TEN = IntStream.range(0, 10).mapToObj(number -> "m" + number).toList();

	private List<Bare> machines = List.of();

	@AfterEach
	void endMachines() {
		machines.forEach(Bare::close);
	}

	@Test
	void sevenOfTenSelectedAndResumedSevenRun() {
		attach(TEN);
		List<String> rows = person.machines();
		List<String> seven = rows.subList(1, 8);
		person.select(seven.getFirst());
		person.selectTo(seven.getLast());
		person.awaitSelected(seven);
		keys(KeyEvent.VK_SHIFT, KeyEvent.VK_F9);
		person.clickButton("Resume");
		awaitRunning(seven);

		// All are selected; the three that stand still are left out.
		keys(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
		person.awaitSelected(rows);
		keys(KeyEvent.VK_CONTROL, KeyEvent.VK_F9);
		person.clickButton("Pause");
		awaitRunning(List.of());

		person.select(rows.get(3));
		person.selectTo(rows.getLast());
		keys(KeyEvent.VK_DELETE);
		person.clickButton("Remove from List");
		Await.until("seven are not listed", SOON, () -> person.machines().equals(rows.subList(0, 3)));
		assertTrue(machines.stream().allMatch(Bare::isAlive));
	}

	@Test
	void everythingShowsTheOneMachineHoweverItIsChosen() {
		attach(List.of("a", "b", "c", "d"));
		person.awaitCurrent(person.inFront());
		List<String> rows = person.machines();
		person.select(rows.get(1));
		person.awaitCurrent(rows.get(1));
		keys(KeyEvent.VK_DOWN);
		person.awaitCurrent(rows.get(2));
		String other = rows.getFirst();
		keys(KeyEvent.VK_CONTROL, KeyEvent.VK_E);
		awaitListOfEditors(other);
		workbench().hand().type(other + "\n");
		person.awaitCurrent(other);
		person.open(rows.get(3));
		person.awaitCurrent(rows.get(3));
		// To the editor that was in front before; the list of them closes when Ctrl is let go.
		workbench().hand().hold(KeyEvent.VK_CONTROL);
		keys(KeyEvent.VK_F6);
		awaitListOfEditors(other);
		workbench().hand().letGo(KeyEvent.VK_CONTROL);
		person.awaitCurrent(other);
		person.show("a");
		person.awaitCurrent("a");
		keys(KeyEvent.VK_CONTROL, KeyEvent.VK_W);
		person.awaitCurrent(person.inFront());
		// No editor of its own any more: one comes, and turns to the next.
		person.select("a");
		person.awaitCurrent("a");
		person.show("d");
		keys(KeyEvent.VK_CONTROL, KeyEvent.VK_W);
		person.select("d");
		person.awaitCurrent("d");
		assertEquals(List.of("b", "c", "d"), person.editors(List.of("a", "b", "c", "d")));

		// A view that is pinned stays, says so, and gestures in it are about what it shows.
		person.show("CPUs");
		person.pin("org.wheelhouse.ui.cpu");
		person.select("b");
		eyes().find(seen -> seen.id().equals("shows/org.wheelhouse.ui.cpu") && seen.text().startsWith("d \u2013"), "d");
		person.show("CPUs");
		keys(KeyEvent.VK_SHIFT, KeyEvent.VK_F9);
		awaitRunning(List.of("d"));
		person.pin("org.wheelhouse.ui.cpu");
		person.awaitCurrent("b");

		person.detach("b");
		Await.until("another one", SOON, () -> !person.inFront().equals("b"));
		person.awaitCurrent(person.inFront());

		keys(KeyEvent.VK_CONTROL, KeyEvent.VK_I);
		person.chooseFile(home().tiny("imported"));
		person.awaitCurrent("imported");

		workbench().askToClose();
		workbench().awaitEnd();
		closeWorkbench();
		openWorkbench();
		person.awaitCurrent("imported");
	}

	private void attach(List<String> names) {
		machines = Bare.start(home(), names);
		openWorkbench(machines.stream().flatMap(one -> Stream.of("--attach", "unix:" + one.monitor()))
				.toArray(String[]::new));
		names.forEach(name -> person.awaitMachine(name, "paused", SOON));
	}

	private void awaitListOfEditors(String machine) {
		eyes().find(seen -> seen.type().equals("Table") && seen.items().stream().anyMatch(item -> item.says(machine)),
				"the list of editors");
	}

	private void awaitRunning(List<String> names) {
		Await.until(names + " run", SOON, () -> machines.stream().filter(Bare::running).map(Bare::name)
				.collect(Collectors.toSet()).equals(Set.copyOf(names)));
	}

	private void keys(int... codes) {
		workbench().hand().keys(codes);
	}
}
