package org.wheelhouse.core.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script's text alone tells of the QEMUs that it starts. */
class ScriptReadingTest {

	private static final Path FOLDER = Path.of("/home/me/vm");

	private static ScriptReading read(String text, String... arguments) throws ScriptProblem {
		return ScriptReading.read(text, FOLDER, Map.of(), List.of(arguments));
	}

	private static String line(String text, String... arguments) throws ScriptProblem {
		var reading = read(text, arguments);
		assertEquals(1, reading.commands().size(), text);
		var command = reading.commands().getFirst();
		assertEquals(List.of(), command.missing(), text);
		return String.join("|", command.arguments());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '→', quoteCharacter = '~', value = {
			"X='a b'%qemu-system-x86_64 $X → a|b",
			"X='a b'%qemu-system-x86_64 \"$X\" → a b",
			"X=%qemu-system-x86_64 -m $X 1 \"$X\" → -m|1|",
			"A=(-m 1)%A+=(-S)%qemu-system-x86_64 \"${A[@]}\" → -m|1|-S",
			"A=(-m '1 G')%qemu-system-x86_64 ${A[*]} → -m|1|G",
			"qemu-system-x86_64 ${M:-1G} ${N-a} ${O:+b}c → 1G|a|c",
			"exec sudo -u me -E nice -n 5 qemu-system-x86_64 -m 1 & → -m|1",
			"taskset -c 0-1 qemu-system-x86_64 -m 1 → -m|1",
			"numactl --cpunodebind 0 --membind=0 -- qemu-system-x86_64 -S → -S",
			"env LANG=C A=b qemu-system-x86_64 -S 2>&1 >/dev/null | tee log → -S",
			"f() { qemu-system-x86_64 -S; }%f → -S",
			"[ -n '' ] && qemu-system-x86_64 -m 1%[ -z '' ] && qemu-system-x86_64 -S → -S",
			"case q35 in pc) M=1;; q*) M=2;; esac%qemu-system-x86_64 -m $M → -m|2",
			"case a.b[c in a?b*) M=1;; *) M=2;; esac%qemu-system-x86_64 -m $M → -m|1",
			"case b in [!a-c]*) M=1;; [abc]) M=2;; esac%qemu-system-x86_64 -m $M → -m|2",
			"if test 2 -gt 1 -a x = x%then%M=1%else%M=2%fi%qemu-system-x86_64 -m $M → -m|1",
			"cat <<-'E' >x%\tqemu-system-x86_64 -no%\tE%qemu-system-x86_64 -S → -S",
			"qemu-system-x86_64 -m 1 # -S%exit%qemu-system-x86_64 -S → -m|1",
			"cd sub%qemu-system-x86_64 -L $PWD → -L|/home/me/vm/sub",
			"qemu-system-x86_64 -append 'it'\\''s' a\\%b → -append|it's|ab"})
	void whatAShellWouldGive(String script, String words) throws ScriptProblem {
		assertEquals(words, line(script.replace('%', '\n').replace("\\t", "\t")), script);
	}

	@Test
	void argumentsAreThoseOfTheScript() throws ScriptProblem {
		assertEquals("-hda|d e.img|-S|-s",
				line("D=$1; shift\nqemu-system-x86_64 -hda \"$D\" \"$@\"", "d e.img", "-S", "-s"));
	}

	@Test
	void whatIsNotKnownIsAskedAndNeverEmpty() throws ScriptProblem {
		var text = "qemu-system-x86_64 -smp $(nproc) -hda $DISK -cdrom $1";
		var missing = read(text).commands().getFirst().missing();
		assertEquals(List.of("$(nproc)", "$DISK", "$1"), missing.stream().map(ScriptReading.Missing::what).toList());
		var answered = ScriptReading.read(text, FOLDER, Map.of("$(nproc)", "2", "$DISK", "d.img", "$1", "c.iso"),
				List.of());
		assertEquals(List.of("-smp", "2", "-hda", "d.img", "-cdrom", "c.iso"),
				answered.commands().getFirst().arguments());
	}

	/** A branch that may be taken or not makes doubtful what it sets. */
	@Test
	void whatDependsOnTheComputerIsMissing() throws ScriptProblem {
		var text = "A=tcg\nif [ -w /dev/kvm ]; then A=kvm; fi\nqemu-system-x86_64 -accel $A";
		assertEquals("$A", read(text).commands().getFirst().missing().getFirst().what());
		var problem = assertThrows(ScriptProblem.class,
				() -> read("if [ -e x ]; then\nqemu-system-x86_64 -S\nfi"));
		assertEquals("whether this QEMU is started depends on line 1, and that on where it runs", problem.getMessage());
		assertEquals(2, problem.line());
	}

	@Test
	void whatElseItDoesIsListedInOrder() throws ScriptProblem {
		var reading = read("modprobe vfio\nA=b sudo -E qemu-system-x86_64 -S >log 2>&1\nrm -f $X");
		assertEquals(List.of("modprobe vfio", "sudo -E", ">log", "2>&1", "rm -f $X"),
				reading.leftOut().stream().map(ScriptReading.LeftOut::text).toList());
		assertEquals(Map.of("A", "b"), reading.commands().getFirst().environment());
		assertEquals(List.of(1, 2, 2, 2, 3), reading.leftOut().stream().map(ScriptReading.LeftOut::line).toList());
	}

	@Test
	void severalAreAllThere() throws ScriptProblem {
		assertEquals(List.of("qemu-system-arm", "/usr/libexec/qemu-kvm"),
				read("qemu-system-arm -M virt &\n/usr/libexec/qemu-kvm -S\n").commands().stream()
						.map(ScriptReading.Command::program).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = {"qemu-system-x86_64 'a", "if true; then", "a | | b", "X=(a", "f() {", "${x", "diff <(a) b",
			"f() { f; }\nf",
			"case x in a) b", ")", "fi"})
	void whatNoShellUnderstandsIsSaid(String script) {
		assertTrue(assertThrows(ScriptProblem.class, () -> read(script)).line() >= 1);
	}

	/** Whatever the text is, it is read or refused, soon. */
	@Test
	void damagedScriptsAreReadOrRefused() throws Exception {
		var dice = new Random(20261130);
		String all;
		try (var files = Files.list(Path.of("test/samples/shell"))) {
			var text = new StringBuilder();
			for (Path file : files.filter(each -> each.toString().endsWith(".sh")).sorted().toList()) {
				text.append(Files.readString(file)).append('\n');
			}
			all = text.toString();
		}
		String signs = "'\"\\$`(){}[]|&;<>#\n =*?!~\0ü";
		for (int i = 0; i < 3000; i++) {
			int begin = dice.nextInt(all.length());
			var piece = new StringBuilder(all.substring(begin, Math.min(all.length(), begin + dice.nextInt(1500))));
			for (int k = dice.nextInt(8); k > 0 && !piece.isEmpty(); k--) {
				piece.setCharAt(dice.nextInt(piece.length()), signs.charAt(dice.nextInt(signs.length())));
			}
			Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
				try {
					read(piece.toString());
				} catch (ScriptProblem _) {
					// it was refused
				}
			}, piece::toString);
		}
	}
}
