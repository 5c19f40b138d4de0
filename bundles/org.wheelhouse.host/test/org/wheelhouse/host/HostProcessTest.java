package org.wheelhouse.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostProcessTest {

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = {"/usr/bin/qemu-system-x86_64 -S!true", "qemu-kvm!true", "kvm -name socat!true",
			"/opt/my-qemu!true", "/x/ld-linux-x86-64.so.2 --library-path /y /z/qemu-system-x86_64 -S!true",
			"socat UNIX-LISTEN:/p UNIX-CONNECT:/run/qemu.sock!false", "ssh -L /p:/qemu.sock host!false",
			"/usr/sbin/virtqemud --timeout 120!false", "java -cp /srv/qemu Recorder!false",
			"ld-linux-x86-64.so.2!false"})
	void aQemuIsToldByItsProgram(String line, boolean qemu) {
		var process = new HostProcess(1, List.of(line.split(" ")), Instant.EPOCH, Duration.ZERO, 0, Instant.EPOCH);
		assertEquals(qemu, process.isQemu());
	}
}
