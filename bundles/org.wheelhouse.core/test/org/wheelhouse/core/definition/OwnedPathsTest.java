package org.wheelhouse.core.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.host.QemuCommandLine;

class OwnedPathsTest {

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = {"-serial unix:s.sock,server=on,wait=off ! /vm/s.sock",
			"-serial unix:/run/s.sock,server,nowait ! /run/s.sock", "-serial mon:unix:s.sock,server=on ! /vm/s.sock",
			"-serial unix:s.sock ! -", "-serial unix:s.sock,server=off ! -", "-serial file:s.log ! /vm/s.log",
			"-serial stdio ! -", "-serial file:/dev/tty1 ! -",
			"-chardev socket,id=c,path=s.sock,server=on ! /vm/s.sock",
			"-chardev socket,id=c,path=s.sock ! -", "-chardev socket,id=c,path=s,server=on,abstract=on ! -",
			"-chardev file,id=c,path=s.log ! /vm/s.log", "-chardev file,id=c,path=s.log,append=on ! -",
			"-chardev pty,id=c,logfile=l.log ! /vm/l.log", "-qmp unix:q.sock,server=on,wait=off ! /vm/q.sock",
			"-monitor unix:m.sock,server ! /vm/m.sock", "-vnc unix:v.sock ! /vm/v.sock",
			"-display vnc=unix:v.sock ! /vm/v.sock", "-vnc :1 ! -", "-pidfile p ! /vm/p", "-D log ! /vm/log",
			"-netdev stream,id=n,server=on,addr.type=unix,addr.path=n.sock ! /vm/n.sock",
			"-hda d.qcow2 ! -"})
	void whatOneProcessHasForItselfIsFound(String options, String path) throws Exception {
		assertEquals(path.equals("-") ? List.of() : List.of(Path.of(path)),
				OwnedPaths.of(QemuCommandLine.parse(options).options(), Path.of("/vm")).stream()
						.map(OwnedPaths.Owned::path).toList());
	}
}
