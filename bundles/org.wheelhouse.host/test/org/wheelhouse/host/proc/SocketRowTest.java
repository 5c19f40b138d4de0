package org.wheelhouse.host.proc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.wheelhouse.endpoint.Address;

@NonNullByDefault
class SocketRowTest {

	/** Half a pair of surrogates is no path in any locale; under LC_ALL=C no letter beyond ASCII is. */
	@Test
	void aNameThatIsNoPathHereDoesNotHideTheOthers() {
		var table = """
				Num       RefCount Protocol Flags    Type St Inode Path
				0000000000000000: 00000002 00000000 00010000 0001 01 101 /run/\ud800
				0000000000000000: 00000002 00000000 00010000 0001 01 102 /run/q
				""";
		assertEquals(List.of(new Address.Unix(Path.of("/run/q"))),
				SocketRow.unix(table).map(SocketRow::local).toList());
	}
}
