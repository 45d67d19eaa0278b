package io.vertac.gateway.http;

import io.vertac.gateway.json.Json;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Problem documents for requests that the HTTP server refuses before any route sees them. */
final class ServerProblems extends ErrorHandler {

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      Throwable cause,
      Callback callback) {
    Problem problem = Problem.ofStatus(code, detail(code), request.getHttpURI().getCanonicalPath());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    response.write(true, ByteBuffer.wrap(Json.bytes(problem)), callback);
  }

  @Override
  public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
    fields.put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    return ByteBuffer.wrap(Json.bytes(Problem.ofStatus(status, detail(status), null)));
  }

  private static String detail(int code) {
    return switch (code) {
      case HttpStatus.BAD_REQUEST_400 ->
          "the request is not HTTP, or its address is not one that is taken";
      case HttpStatus.URI_TOO_LONG_414 ->
          "the address with its query is longer than MAX_HEADER_BYTES";
      case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
          "the header is larger than MAX_HEADER_BYTES";
      default -> HttpStatus.getMessage(code);
    };
  }
}
