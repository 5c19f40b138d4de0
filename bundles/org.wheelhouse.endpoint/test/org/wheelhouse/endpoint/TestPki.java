package org.wheelhouse.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A CA of a test's own, made by openssl, and folders as QEMU's {@code tls-creds-x509} takes them. */
public final class TestPki {

	private static final String CONFIGURATION = """
			[ca]
			default_ca = own
			[own]
			database = index
			serial = serial
			default_md = sha256
			default_crl_days = 1
			""";

	private final Path folder;

	/** Makes the CA, of this name. */
	public TestPki(Path folder, String name) throws IOException {
		this.folder = Files.createDirectories(folder);
		Files.writeString(folder.resolve("index"), "");
		Files.writeString(folder.resolve("ca.conf"), CONFIGURATION);
		openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "ca-key.pem");
		openssl("req", "-x509", "-new", "-key", "ca-key.pem", "-subj", "/CN=" + name, "-days", "2", "-out",
				"ca-cert.pem", "-addext", "basicConstraints=critical,CA:TRUE", "-addext",
				"keyUsage=critical,keyCertSign,cRLSign");
	}

	/**
	 * Makes a folder for a server.
	 *
	 * @param names for whom it is, for example {@code DNS:localhost,IP:127.0.0.1}
	 * @param days  until it expires; negative when it has
	 */
	public Path server(String kept, String names, int days) throws IOException {
		var made = Files.createDirectories(folder.resolve(kept));
		Files.copy(folder.resolve("ca-cert.pem"), made.resolve("ca-cert.pem"));
		sign(made, "server", "serverAuth", names, days);
		return made;
	}

	/** Makes a folder for a client; with nothing but the CA's certificate when it shall have none of its own. */
	public Path client(String kept, boolean own) throws IOException {
		var made = Files.createDirectories(folder.resolve(kept));
		Files.copy(folder.resolve("ca-cert.pem"), made.resolve("ca-cert.pem"));
		if (own) {
			sign(made, "client", "clientAuth", "DNS:client", 1);
		}
		return made;
	}

	private void sign(Path made, String who, String usage, String names, int days) throws IOException {
		var key = made.resolve(who + "-key.pem").toString();
		var request = made.resolve("request").toString();
		openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-out", key);
		openssl("req", "-new", "-key", key, "-subj", "/CN=" + who + " of " + folder.getFileName(), "-out", request);
		var extensions = Files.writeString(made.resolve("extensions"),
				"basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,keyEncipherment\nextendedKeyUsage="
						+ usage + "\nsubjectAltName=" + names + "\n");
		openssl("x509", "-req", "-in", request, "-CA", "ca-cert.pem", "-CAkey", "ca-key.pem", "-CAcreateserial",
				"-days", Integer.toString(days), "-extfile", extensions.toString(), "-out",
				made.resolve(who + "-cert.pem").toString());
	}

	/** Revokes the certificate of a server, and tells so in a client's folder. */
	public void revoke(Path server, Path client) throws IOException {
		openssl("ca", "-config", "ca.conf", "-cert", "ca-cert.pem", "-keyfile", "ca-key.pem", "-revoke",
				server.resolve("server-cert.pem").toString());
		openssl("ca", "-config", "ca.conf", "-cert", "ca-cert.pem", "-keyfile", "ca-key.pem", "-gencrl", "-out",
				client.resolve("ca-crl.pem").toString());
	}

	/** Runs it in the folder of the CA. */
	public void openssl(String... arguments) throws IOException {
		var command = new ArrayList<>(List.of("openssl"));
		command.addAll(List.of(arguments));
		var said = folder.resolve("said").toFile();
		var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
				.redirectOutput(said).start();
		try {
			if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
				throw new IOException(command + ": " + Files.readString(said.toPath()));
			}
		} catch (InterruptedException e) {
			throw new IOException(e);
		}
	}
}
