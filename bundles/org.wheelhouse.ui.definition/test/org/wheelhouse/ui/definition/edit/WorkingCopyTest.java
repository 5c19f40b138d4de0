package org.wheelhouse.ui.definition.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.model.definition.DefinitionOption;
import org.wheelhouse.ui.definition.FolderFiles;

/** One copy, one history: what both pages and a second editor have in common. */
class WorkingCopyTest {

	private static final String TEXT = "# said\n-name web \\\n-m 1G \\\n-nodefaults\n";

	@TempDir
	private Path folder = Path.of("");
	private Path file = Path.of("");
	private long now;
	private final List<String> renewed = new ArrayList<>();

	@BeforeEach
	void write() throws IOException {
		file = folder.resolve("web.qemu");
		Files.writeString(file, TEXT);
	}

	private WorkingCopy opened() {
		var copy = new WorkingCopy(new FolderFiles(folder), file, Runnable::run, () -> now, (before, after) -> {
			renewed.add(before + " > " + after);
			return CompletableFuture.allOf();
		});
		copy.look();
		return copy;
	}

	/** As another program does. */
	private void written(String text) throws IOException {
		Files.writeString(file, text);
		Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
	}

	private void type(WorkingCopy copy, String text, int at) {
		for (var i = 0; i < text.length(); i++) {
			now += Duration.ofMillis(100).toNanos();
			copy.typed(new TextEdit(at + i, "", text.substring(i, i + 1)));
		}
	}

	/** Rule 10: what is saved is told as a change of that from which it was made, whatever else was in the file since. */
	@Test
	void whatIsSavedIsAChangeOfWhatWasRead() throws IOException {
		var copy = opened();
		copy.change("Memory", "-m 2G\n");
		assertTrue(copy.save().join());
		written("-m 9G\n");
		copy.change("Memory", "-m 3G\n");
		copy.look();
		copy.keepMine();
		assertTrue(copy.save().join());
		written("-plugin evil.so\n");
		copy.look();
		copy.change("Memory", "-plugin evil.so -m 4G\n");
		assertTrue(copy.save().join());
		assertEquals(List.of(TEXT + " > -m 2G\n", "-m 2G\n > -m 3G\n",
				"-plugin evil.so\n > -plugin evil.so -m 4G\n"), renewed);
	}

	@Test
	void textAndOptionsAreOneAndTheSame() {
		var copy = opened();
		assertEquals(TEXT, copy.text());
		assertEquals(List.of("name", "m", "nodefaults"),
				copy.definition().getOptions().stream().map(DefinitionOption::getName).toList());
		assertFalse(copy.isDirty());
		copy.change("Memory", TEXT.replace("1G", "2G"));
		assertEquals("2G", copy.definition().getOptions().get(1).getValue());
		assertTrue(copy.isDirty());
	}

	@Test
	void whatIsTypedWithoutARestIsOneStepAndWordsAreSteps() {
		var copy = opened();
		type(copy, "-smp 2 ", 7);
		assertEquals("# said\n-smp 2 -name", copy.text().substring(0, 19));
		copy.undo();
		assertEquals("# said\n-smp -name", copy.text().substring(0, 17));
		copy.undo();
		assertEquals(TEXT, copy.text());
		assertFalse(copy.isDirty());
		copy.redo();
		copy.redo();
		assertEquals("# said\n-smp 2 -name", copy.text().substring(0, 19));
		assertFalse(copy.history().canRedo());
	}

	@Test
	void aRestAnotherPlaceAndAGestureAreStepsOfTheirOwn() {
		var copy = opened();
		type(copy, "ab", 2);
		now += TextCommand.REST.toNanos();
		type(copy, "c", 4);
		type(copy, "d", 0);
		copy.change("Gesture", copy.text() + "#");
		type(copy, "e", 1);
		var steps = 0;
		while (copy.history().canUndo()) {
			copy.undo();
			steps++;
		}
		assertEquals(5, steps);
		assertEquals(TEXT, copy.text());
	}

	@Test
	void whatIsTypedIntoAFieldIsOneStepAndBackspaceBelongsToIt() {
		var copy = opened();
		copy.change("Memory", TEXT.replace("1G", "G"), "memory");
		copy.change("Memory", TEXT.replace("1G", "8G"), "memory");
		copy.change("Memory", TEXT.replace("1G", "8"), "memory");
		copy.change("Memory", TEXT.replace("1G", "8M"), "memory");
		copy.change("Name", TEXT.replace("1G", "8M").replace("web", "webs"), "name");
		copy.undo();
		assertEquals(TEXT.replace("1G", "8M"), copy.text());
		copy.undo();
		assertEquals(TEXT, copy.text());
		assertFalse(copy.history().canUndo());
	}

	@Test
	void undoOfAllBringsTheTextBackWhateverWasDone() {
		var random = new Random(7);
		for (var round = 0; round < 200; round++) {
			var copy = opened();
			var texts = new ArrayList<String>();
			for (var step = 0; step < 30; step++) {
				now += random.nextLong(2 * TextCommand.REST.toNanos());
				var start = random.nextInt(copy.text().length() + 1);
				var end = Math.min(copy.text().length(), start + random.nextInt(4));
				copy.typed(
						new TextEdit(start, copy.text().substring(start, end), "a \nä".substring(random.nextInt(5))));
				texts.add(copy.text());
			}
			while (copy.history().canUndo()) {
				copy.undo();
			}
			assertEquals(TEXT, copy.text());
			while (copy.history().canRedo()) {
				copy.redo();
			}
			assertEquals(texts.getLast(), copy.text());
		}
	}

	@Test
	void whatIsNoCommandLineStaysAsItIsAndTheLastThatWasStays() {
		var copy = opened();
		copy.change("Quote", TEXT.replace("1G", "'1G"));
		assertTrue(copy.readable().isEmpty());
		assertEquals(3, copy.unreadable().orElseThrow().line());
		assertEquals(Optional.of("1G"), copy.lastReadable().orElseThrow().options().get(1).value());
		assertEquals("1G", copy.definition().getOptions().get(1).getValue());
		copy.undo();
		assertTrue(copy.unreadable().isEmpty());
		assertTrue(copy.readable().isPresent());
	}

	@Test
	void whatIsSavedIsTheTextToTheLetterAndNoLongerDirty() throws IOException {
		var windows = "-name \"ä\" \\\r\n-m 1G\r\n";
		Files.writeString(file, windows);
		var copy = opened();
		copy.change("Memory", windows.replace("1G", "2G"));
		assertTrue(copy.save().join());
		assertEquals(windows.replace("1G", "2G"), Files.readString(file));
		assertFalse(copy.isDirty());
		copy.undo();
		assertTrue(copy.isDirty(), "undone past what is saved");
	}

	@Test
	void whatAnotherProgramWritesIsTakenWhereNothingWasChangedAndCanBeUndone() throws IOException {
		var copy = opened();
		written("-name other");
		copy.look();
		assertEquals("-name other", copy.text());
		assertFalse(copy.isDirty());
		copy.undo();
		assertEquals(TEXT, copy.text());
		assertTrue(copy.isDirty());
	}

	@Test
	void whatAnotherProgramWritesIsOfferedWhereSomethingWasChangedAndNeverWrittenOver() throws IOException {
		var copy = opened();
		copy.change("Memory", TEXT.replace("1G", "2G"));
		written("-name other");
		assertFalse(copy.save().join());
		assertTrue(copy.refused().orElseThrow().what().contains("Another program"), copy.refused()::toString);
		assertEquals("-name other", Files.readString(file));
		assertEquals(Optional.of("-name other"), copy.theirs());
		copy.keepMine();
		assertEquals(TEXT.replace("1G", "2G"), copy.text());
		assertTrue(copy.save().join());
		assertEquals(TEXT.replace("1G", "2G"), Files.readString(file));
	}

	@Test
	void theirsIsTakenAndMineIsAnUndoAway() throws IOException {
		var copy = opened();
		copy.change("Memory", TEXT.replace("1G", "2G"));
		written("-name other");
		copy.look();
		copy.takeTheirs();
		assertEquals("-name other", copy.text());
		assertFalse(copy.isDirty());
		assertTrue(copy.theirs().isEmpty());
		copy.undo();
		assertEquals(TEXT.replace("1G", "2G"), copy.text());
	}

	@Test
	void aFileThatVanishedIsToldAndWrittenAnew() throws IOException {
		var copy = opened();
		Files.delete(file);
		copy.look();
		assertTrue(copy.trouble().contains("there is no such file"), copy.trouble());
		assertTrue(copy.isDirty());
		assertTrue(copy.save().join());
		assertEquals(TEXT, Files.readString(file));
		assertEquals("", copy.trouble());
	}

	@Test
	void aFileThatBecameAFolderIsToldAndNothingIsLost() throws IOException {
		var copy = opened();
		copy.change("Memory", TEXT.replace("1G", "2G"));
		Files.delete(file);
		Files.createDirectory(file);
		assertFalse(copy.save().join());
		assertTrue(copy.trouble().contains("it is a folder"), copy.trouble());
		assertTrue(Files.isDirectory(file));
		assertEquals(TEXT.replace("1G", "2G"), copy.text());
	}

	@Test
	void whatIsNoTextIsToldAndCannotBeEdited() throws IOException {
		Files.write(file, new byte[]{'-', 'm', 0, 1});
		var copy = opened();
		assertFalse(copy.isLoaded());
		assertTrue(copy.trouble().contains("NUL"), copy.trouble());
		copy.change("Anything", "-m 1G");
		assertEquals("", copy.text());
		assertFalse(copy.save().join());
		Files.writeString(file, TEXT);
		copy.look();
		assertEquals(TEXT, copy.text());
	}

	@Test
	void revertGoesBackToTheFileAndCanBeUndone() {
		var copy = opened();
		copy.change("Memory", TEXT.replace("1G", "2G"));
		copy.revert();
		assertFalse(copy.isDirty());
		copy.undo();
		assertEquals(TEXT.replace("1G", "2G"), copy.text());
	}

	@Test
	void everybodyWhoFollowsHearsOfIt() {
		var copy = opened();
		var heard = new int[1];
		var following = copy.follow(() -> heard[0]++);
		copy.change("Memory", TEXT.replace("1G", "2G"));
		copy.undo();
		following.close();
		copy.redo();
		assertEquals(2, heard[0]);
	}
}
